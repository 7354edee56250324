import APIClient
import APIContract
import Foundation
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Roles and permissions of a running server")
    struct ReloadedPolicy {
        @Test("files with a mistake are named with the line, and nothing starts")
        func refused() async throws {
            let platform = try Installation.shared
            try await withTestFolder("policy") { folder in
                let policies = try Policies(in: folder)
                let line = try policies.write { $0.replacing("- log.read", with: "- log.raed") }
                let result = try await platform.server.run(["serve"], changing: ["ROOST_POLICIES_DIR": policies.path])
                #expect(result.status == 1, "\(result)")
                #expect(result.errors.contains("\(policies.path)/roles.yaml:\(line):9: there is no permission 'log.raed'"), "\(result)")
            }
        }

        @Test("other files are taken up when they change, those with a mistake are not, and what is right again is")
        func reloaded() async throws {
            try await Self.withServer(lookingEvery: 1) { server in
                try server.policies.write(Self.withoutUpdate)
                try await eventually(within: .seconds(10), "the right to be gone") { await server.mayRename() == false ? () : nil }
                try server.policies.write(Self.withMistake)
                try await eventually(within: .seconds(10), "the mistake in the log") { server.hasNotedMistake ? () : nil }
                #expect(await server.mayRename() == false)
                try server.policies.write { $0 }
                try await eventually(within: .seconds(10), "the right to be back") { await server.mayRename() == true ? () : nil }
            }
        }

        @Test("SIGHUP takes up at once what the server would look at in an hour, and nothing with a mistake")
        func signalled() async throws {
            try await Self.withServer(lookingEvery: 3600) { server in
                try server.policies.write(Self.withoutUpdate)
                #expect(await server.mayRename() == true)
                server.process.signal(SIGHUP)
                try await eventually(within: .seconds(10), "the right to be gone") { await server.mayRename() == false ? () : nil }
                try server.policies.write(Self.withMistake)
                server.process.signal(SIGHUP)
                try await eventually(within: .seconds(10), "the mistake in the log") { server.hasNotedMistake ? () : nil }
                #expect(await server.mayRename() == false)
                try server.policies.write { $0 }
                server.process.signal(SIGHUP)
                try await eventually(within: .seconds(10), "the right to be back") { await server.mayRename() == true ? () : nil }
            }
        }

        private static func withoutUpdate(_ roles: String) -> String { roles.replacing("      - team.update\n", with: "") }

        private static func withMistake(_ roles: String) -> String { roles.replacing("- log.read", with: "- log.raed") }

        /// Lends a server that has taken up a copy of the repository's files, and looks at it so often.
        private static func withServer(lookingEvery seconds: Int, _ body: (Server) async throws -> Void) async throws {
            let platform = try Installation.shared
            try await withTestFolder("policy") { folder in
                let policies = try Policies(in: folder)
                let port = try await freePort()
                let changes = [
                    "ROOST_LISTEN": "127.0.0.1:\(port)", "ROOST_POLICIES_DIR": policies.path, "ROOST_POLICIES_SECONDS": "\(seconds)",
                ]
                try await platform.server.withProcess(["serve", "--roles", "api"], changing: changes) { process in
                    let configuration = ClientConfiguration(address: "http://127.0.0.1:\(port)", token: platform.token)
                    try await RoostClient.withClient(configuration) { client in
                        let server = Server(process: process, policies: policies, client: client, teamID: platform.teamID)
                        try await eventually(within: .seconds(20), "the server") { await server.mayRename() == true ? () : nil }
                        try await body(server)
                    }
                }
            }
        }
    }

    /// A server that decides by a copy of the repository's files.
    private struct Server {
        let process: ChildProcess
        let policies: Policies
        let client: RoostClient
        let teamID: String

        var hasNotedMistake: Bool { self.process.output.contains("there is no permission 'log.raed'") }

        /// Whether the installation's user may change their team; nil where the server does not tell.
        func mayRename() async -> Bool? {
            do {
                // Without a name nothing is changed.
                _ = try await self.client.updateTeam(self.teamID, TeamUpdateRequest(name: nil))
                return true
            } catch .problem(let problem) where problem.code == "forbidden" {
                return false
            } catch {
                return nil
            }
        }
    }

    /// A copy of the repository's files, to be changed.
    private struct Policies {
        let path: String
        private let roles: String

        init(in folder: String) throws {
            self.path = "\(folder)/Policies"
            try FileManager.default.copyItem(atPath: "\(packageRoot)/Policies", toPath: self.path)
            self.roles = try String(contentsOfFile: "\(self.path)/roles.yaml", encoding: .utf8)
        }

        /// Writes the roles as they were, changed.
        ///
        /// - Returns: the first line that is another one.
        @discardableResult
        func write(_ change: (String) -> String) throws -> Int {
            let changed = change(self.roles)
            try changed.write(toFile: "\(self.path)/roles.yaml", atomically: true, encoding: .utf8)
            func lines(_ text: String) -> [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
            return (zip(lines(self.roles), lines(changed)).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? 0) + 1
        }
    }
}
