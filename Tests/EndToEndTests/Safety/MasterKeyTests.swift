import APIClient
import APIContract
import DockerEngine
import Foundation
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Master keys")
    struct MasterKeys {
        @Test("H05: keys are rotated while everything goes on; what runs stays as it is, also for a server that has the new key alone")
        func rotation() async throws {
            let platform = try Installation.shared
            let application = try await platform.makeApplication(
                image: try await SampleImage.app, project: try await platform.makeProject().id)
            let canary = Installation.slug("canary")
            _ = try await platform.client.replaceVariables(
                application.id,
                [
                    VariableUpdate(name: "PASSWORD", value: canary, secret: true),
                    VariableUpdate(name: "KEY", value: canary, secret: true, form: .file),
                ])
            try await platform.deployGood(application.id)
            let tasks = Set(try await platform.runningTasks(application).map(\.id))

            let rotated = try await platform.server.run(["keys", "rotate"], within: .seconds(120))
            #expect(rotated.status == 0 && rotated.output.contains("everything is sealed with"), "\(rotated)")
            try await self.withNewKeyAlone(platform) { client in
                let plan = try await eventually(within: .seconds(30), "a plan of the other server") {
                    try? await client.plan(application.id).value
                }
                #expect(!plan.changes, "\(plan.differences)")
            }
            try await platform.deployGood(application.id)
            #expect(Set(try await platform.runningTasks(application).map(\.id)) == tasks)
            #expect(try await platform.containerEnvironment(try platform.host(of: application))["PASSWORD"] == canary)
        }

        /// Lends a client of another server of the installation.
        private func withNewKeyAlone(_ platform: Installation, _ body: @Sendable (RoostClient) async throws -> Void) async throws {
            let keys = try String(contentsOfFile: "\(platform.server.folder)/master.key", encoding: .utf8).split(separator: "\n")
            #expect(keys.count > 1)
            let file = "\(platform.server.folder)/new.key"
            try #require(
                FileManager.default.createFile(
                    atPath: file, contents: Data((keys.first ?? "").utf8), attributes: [.posixPermissions: 0o600]))
            let address = "127.0.0.1:\(try await freePort())"
            let changes = ["ROOST_MASTER_KEY_FILE": file, "ROOST_LISTEN": address] as [String: String?]
            try await platform.server.withProcess(["serve", "--roles", "api"], changing: changes) { _ in
                let configuration = ClientConfiguration(address: "http://\(address)", token: platform.token)
                try await RoostClient.withClient(configuration) { try await body($0) }
            }
        }
    }
}
