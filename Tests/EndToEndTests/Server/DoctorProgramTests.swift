import Foundation
import TestSupport
import Testing

extension EndToEnd {
    @Suite("The doctor")
    struct DoctorProgram {
        private struct Report: Decodable {
            struct Finding: Decodable {
                let subject: String
                let status: String
                let detail: String
                let repair: String?
            }

            let status: String
            let version: String
            let findings: [Finding]
        }

        private func report(_ outcome: CommandOutcome) throws -> Report {
            try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
        }

        @Test("an installation that works has nothing that fails, whatever it looks at")
        func sound() async throws {
            let server = try Installation.shared.server
            var last = ""
            // The routes are on their way for a moment after other tests deploy or delete something.
            let outcome = try await eventually(within: .seconds(30), every: .seconds(1), "nothing that fails:\n\(last)") {
                let outcome = try await server.run(["doctor", "--json"])
                last = outcome.output
                return outcome.status == 0 ? outcome : nil
            }
            let report = try self.report(outcome)
            #expect(!report.findings.contains { $0.status == "failed" }, "\(outcome)")
            let parts = Set(report.findings.map { String($0.subject.prefix { $0 != "." }) })
            #expect(
                parts == [
                    "configuration", "files", "postgres", "redis", "audit", "keys", "docker", "registry", "ingress", "git", "policy",
                    "clock", "disk",
                ],
                "\(outcome)")
            #expect(report.findings.allSatisfy { ($0.repair == nil) == ($0.status == "ok") })
            let quiet = try await server.run(["doctor", "--quiet"])
            #expect((quiet.status == 0) == quiet.output.isEmpty, "\(quiet)")
        }

        @Test("everything that is broken is told in one run, each with its repair, and what is sound as well")
        func broken() async throws {
            let server = try Installation.shared.server
            let key = "\(server.folder)/open.key"
            try #require(FileManager.default.createFile(atPath: key, contents: Data("k".utf8), attributes: [.posixPermissions: 0o644]))
            let changes: [String: String?] = [
                "ROOST_REDIS_URL": "redis://:hunter2@127.0.0.1:\(try await freePort())", "DOCKER_HOST": "unix:///nowhere/docker.sock",
                "ROOST_LISTEN": "8080", "ROOST_RATE_LIMIT_PER_MINUTE": "1e3", "ROOST_RATE_LIMIT_ANONYMOUS_PER_MINUTE": "0",
                "ROOST_MASTER_KEY_FILE": key, "ROOST_DISK_FREE_MIB": "1000000000", "ROOST_REDIS_URI": "x", "ROOST_REGISTRY": nil,
            ]
            let outcome = try await server.run(["doctor"], changing: changes)
            #expect(outcome.status == 1 && !outcome.output.contains("hunter2"), "\(outcome)")
            let json = try await server.run(["doctor", "--json", "--quiet"], changing: changes)
            let report = try self.report(json)
            #expect(json.status == 1 && report.status == "failed")
            let failed = report.findings.filter { $0.status == "failed" }.map(\.subject)
            for subject in [
                "configuration.ROOST_LISTEN", "configuration.ROOST_RATE_LIMIT_PER_MINUTE",
                "configuration.ROOST_RATE_LIMIT_ANONYMOUS_PER_MINUTE", "configuration.ROOST_MASTER_KEY_FILE",
                "configuration.ROOST_REGISTRY",
                "redis.connection", "docker.connection", "registry.configuration", "ingress.container", "disk.work",
            ] {
                #expect(failed.contains(subject), "\(subject) in \(outcome)")
            }
            let sound = report.findings.filter { $0.status == "ok" }.map(\.subject)
            for subject in ["postgres.migrations", "git.version", "clock.postgres"] { #expect(sound.contains(subject), "\(outcome)") }
            #expect(report.findings.contains { $0.subject == "configuration.ROOST_REDIS_URI" && $0.status == "warning" })
            #expect(report.findings.filter { $0.status == "failed" }.allSatisfy { $0.repair?.isEmpty == false })
        }
    }
}
