import APIClient
import APIContract
import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import TestSupport
import Testing

extension EndToEnd {
    @Suite("The server's program")
    struct ServerProgram {
        @Test(
            "a setting that is missing or wrong is named, and nothing starts",
            arguments: [
                ("ROOST_DATABASE_URL", nil), ("ROOST_DATABASE_CONNECTIONS", "many"), ("ROOST_DATABASE_CONNECTIONS", "0"),
                ("ROOST_SLOW_STATEMENT_MS", "-1"), ("ROOST_MIGRATIONS_DIR", nil), ("ROOST_POLICIES_DIR", nil),
                ("ROOST_POLICIES_SECONDS", "0"),
                ("ROOST_REDIS_URL", nil), ("ROOST_REDIS_URL", "nonsense"),
                ("ROOST_REDIS_URL", "redis://h:0"), ("DOCKER_HOST", "ftp://x"), ("ROOST_LISTEN", "8080"), ("ROOST_LISTEN", ":8080"),
                ("ROOST_LISTEN", "127.0.0.1:70000"), ("ROOST_LOG_LEVEL", "loud"), ("ROOST_MASTER_KEY_FILE", "/nowhere"),
                ("ROOST_MASTER_KEY_FILE", "/etc/hostname"), ("ROOST_REGISTRY", nil), ("ROOST_REGISTRY", "http://127.0.0.1:5000"),
                ("ROOST_REGISTRY", "registry"), ("ROOST_WORK_DIR", "work"), ("ROOST_INGRESS_DIR", nil), ("ROOST_INGRESS_IMAGE", nil),
                ("ROOST_INGRESS_URL", "nonsense"), ("ROOST_PROBE_PATH", "/nowhere"), ("ROOST_ENDPOINT_MODE", "mesh"),
                ("ROOST_RATE_LIMIT_PER_MINUTE", "1e3"), ("ROOST_SESSION_DAYS", "8"), ("ROOST_SESSION_IDLE_HOURS", "0"),
                ("ROOST_SESSION_PROOF_MINUTES", "x"),
                ("ROOST_PUBLIC_URL", "http://roost.example.com"), ("ROOST_PUBLIC_URL", "nonsense"), ("ROOST_PASSWORD_LIST", "/nowhere"),
                ("ROOST_PASSWORD_LIST", "/etc/hostname"),
            ] as [(String, String?)])
        func settings(variable: String, value: String?) async throws {
            let platform = try Installation.shared
            let result = try await platform.server.run(["serve"], changing: [variable: value])
            #expect(result.status == 1, "\(result)")
            #expect(result.errors.contains("Error: \(variable) "), "\(result)")
        }

        @Test("help and versions are answers, an unknown role is none")
        func usage() async throws {
            let server = try Installation.shared.server
            let help = try await server.run(["--help"])
            #expect(help.status == 0 && help.output.contains("serve") && help.output.contains("migrate"), "\(help)")
            let version = try await server.run(["--version"])
            #expect(version.status == 0 && version.output.contains("."), "\(version)")
            let role = try await server.run(["serve", "--roles", "api,king"])
            #expect(role.status != 0 && role.errors.contains("api, worker or both"), "\(role)")
        }

        @Test("migrate tells where each migration stands, and serve refuses a database that lacks one")
        func migrations() async throws {
            let server = try Installation.shared.server
            let count = try FileManager.default.contentsOfDirectory(atPath: "\(packageRoot)/Migrations").count
            try await withTestDatabaseAddress(migrated: false) { database in
                let changes = ["ROOST_DATABASE_URL": database.url] as [String: String?]
                func lines(_ arguments: String...) async throws -> [Substring] {
                    let result = try await server.run(arguments, changing: changes)
                    #expect(result.status == 0, "\(result)")
                    return result.output.split(separator: "\n")
                }
                let before = try await lines("migrate", "--status")
                #expect(before.count == count && before.allSatisfy { $0.hasSuffix(": pending") }, "\(before)")
                let refused = try await server.run(["serve"], changing: changes)
                #expect(refused.status == 1 && refused.errors.contains("run 'roostd migrate' first"), "\(refused)")
                #expect(try await lines("migrate").count == count)
                let after = try await lines("migrate", "--status")
                #expect(after.count == count && after.allSatisfy { $0.contains(": applied 2") }, "\(after)")
                #expect(try await lines("migrate").isEmpty)
            }
        }

        @Test("a database that comes later than the server still gets its first user")
        func databaseComesLater() async throws {
            let server = try Installation.shared.server
            try await withTestDatabaseAddress { database in
                let psql = [try labVariable("LAB_DATABASE_URL"), "-qAtc"]
                try await runTool("/usr/bin/psql", psql + ["ALTER DATABASE \(database.name) ALLOW_CONNECTIONS false"])
                let changes =
                    ["ROOST_DATABASE_URL": database.url, "ROOST_LISTEN": "127.0.0.1:\(try await freePort())"] as [String: String?]
                try await server.withProcess(["serve", "--roles", "api"], changing: changes) { process in
                    try await eventually(within: .seconds(30), "the try without a database") {
                        process.output.contains("no bootstrap token yet") ? () : nil
                    }
                    try await runTool("/usr/bin/psql", psql + ["ALTER DATABASE \(database.name) ALLOW_CONNECTIONS true"])
                    try await eventually(within: .seconds(30), "the bootstrap token") {
                        process.output.contains(#""bootstrapToken":""#) ? () : nil
                    }
                    #expect(await process.end(within: .seconds(20)), "TERM did not end it")
                    #expect(process.exitStatus == 0)
                }
            }
        }

        @Test("the lines of the last requests are in the log when the server has ended")
        func lastLines() async throws {
            let server = try Installation.shared.server
            let port = try await freePort()
            try await withTestDatabaseAddress { database in
                let changes = ["ROOST_DATABASE_URL": database.url, "ROOST_LISTEN": "127.0.0.1:\(port)"] as [String: String?]
                try await server.withProcess(["serve", "--roles", "api"], changing: changes) { process in
                    let address = "http://127.0.0.1:\(port)/healthz"
                    func ask() async -> Bool {
                        let request = HTTPClientRequest(url: address)
                        return (try? await HTTPClient.shared.execute(request, timeout: .seconds(10)))?.status == .ok
                    }
                    try await eventually(within: .seconds(30), "the server") { await ask() ? () : nil }
                    let answered = await withTaskGroup(of: Bool.self) { group in
                        for _ in 0..<50 { group.addTask { await ask() } }
                        return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
                    }
                    #expect(answered == 50)
                    #expect(await process.end(within: .seconds(20)), "TERM did not end it")
                    let lines = process.output.split(separator: "\n").count { $0.contains(#""route":"/healthz""#) }
                    // One more for the request that found it ready.
                    #expect(lines == 51, "\(lines)")
                }
            }
        }
    }
}

/// How a server ends, with work under way.
@Suite("The end of the server", .notingFailures, .timeLimit(.minutes(15)))
struct ServerEnd {
    @Test("TERM, also twice, ends it with status 0, and the deployment under way is taken up by the next", arguments: [SIGTERM, SIGINT])
    func duringDeployment(signal: Int32) async throws {
        var settings = InstallationSettings()
        settings.environment = ["ROOST_FETCH_TIMEOUT_SECONDS": "20", "ROOST_FETCH_STALL_SECONDS": "15"]
        try await withInstallation(settings) { platform in
            try await withSlowServer(.dripping) { git in
                let application = try await platform.makeApplication(
                    repository: git.url + "/slow.git", project: try await platform.makeProject().id)
                let deployment = try await platform.client.deploy(application.id).value
                _ = try await platform.reach(deployment, .cloning)
                // An answer under way: whoever follows a log learns that it was cut off.
                let follower = Task {
                    for try await _ in try await platform.client.followDeploymentLog(deployment.id) {}
                }
                let begun = ContinuousClock.now
                platform.server.signal(signal)
                platform.server.signal(signal)
                let status = try await platform.server.waitForExit(within: .seconds(38))
                #expect(status == 0, "\(platform.server.logTail(20))")
                print("ended by \(signal) after \(ContinuousClock.now - begun) with a deployment under way")
                await #expect(throws: (any Error).self) { try await follower.value }
                #expect(platform.processes(mentioning: git.url).isEmpty && runningPrograms(mentioning: git.url).isEmpty)
                try await platform.server.start()
                let end = try await platform.verdict(deployment, within: .seconds(120))
                #expect(end.status == "failed" && end.failure?.code == "clone_failed", "\(failureText(end))")
            }
        }
    }
}
