import Foundation
import Logging
import Redis
import ServiceLifecycle
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct RedisLogInIntegrationTests {
    @Test func `A user with a password works in the chosen database`() async throws {
        let arguments = ["--user", "ops", "on", ">s3cret", "~*", "&*", "+@all", "--user", "default", "off"]
        try await withRedisServer(
            {
                $0.username = "ops"
                $0.password = "s3cret"
                $0.database = 3
            }, arguments: arguments
        ) { _, client async throws in
            #expect(try await client.send("ACL", ["WHOAMI"]).string() == "ops")
            #expect(try await client.send("CLIENT", ["INFO"]).string().contains(" db=3 "))
        }
    }

    @Test func `A wrong password is named as the reason and not shown`() async throws {
        try await withRedisServer({ $0.password = "right" }, arguments: ["--requirepass", "right"]) { server, _ async throws in
            var configuration = server.configuration
            configuration.password = "hunter2"
            configuration.connectionWait = .milliseconds(500)
            try await withRunningRedis(configuration) { client async throws in
                let isNamed = try await eventually {
                    let error = await #expect(throws: RedisError.self) { try await client.send("PING") }
                    #expect(error?.code == .notConnected)
                    #expect(error?.description.contains("hunter2") == false)
                    return error?.description.contains("WRONGPASS") == true
                }
                #expect(isNamed)
            }
        }
    }

    @Test func `A subscription that the server refuses ends with its error`() async throws {
        let arguments = ["--user", "ops", "on", ">s3cret", "~*", "resetchannels", "+@all", "--user", "default", "off"]
        try await withRedisServer(
            {
                $0.username = "ops"
                $0.password = "s3cret"
            }, arguments: arguments
        ) { _, client async throws in
            let error = await #expect(throws: RedisError.self) {
                for try await message in client.subscribe(to: ["c"]) { Issue.record("got \(message)") }
            }
            #expect(error?.prefix == "NOPERM")
        }
    }

    @Test func `TLS is spoken with a server whose authority is given, and refused otherwise`() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(randomKeyPrefix()).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await Self.makeCertificate(in: folder)
        let port = Int.random(in: 30_000...60_000)
        let arguments = [
            "--tls-port", String(port), "--tls-cert-file", folder + "/cert.pem", "--tls-key-file", folder + "/key.pem",
            "--tls-auth-clients", "no", "--tls-ca-cert-file", folder + "/cert.pem",
        ]
        try await withRedisServer(arguments: arguments) { _, _ async throws in
            let trusted = try RedisConfiguration(url: "rediss://localhost:\(port)?ca=\(folder)/cert.pem")
            try await withRunningRedis(trusted) { client async throws in
                try await waitUntilHealthy(client)
                #expect(try await client.send("ECHO", ["over TLS"]).string() == "over TLS")
            }
            var untrusted = try RedisConfiguration(url: "rediss://localhost:\(port)")
            untrusted.connectionWait = .milliseconds(500)
            try await withRunningRedis(untrusted) { client async throws in
                let error = await #expect(throws: RedisError.self) { try await client.send("PING") }
                #expect(error?.code == .notConnected)
            }
        }
    }

    @Test func `A graceful shutdown lets outstanding commands finish and refuses new ones`() async throws {
        try await withRedisServer { server, other async throws in
            let logger = Logger(label: "test.redis")
            let client = RedisClient(server.configuration, logger: logger)
            let group = ServiceGroup(services: [client], logger: logger)
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await group.run() }
                try await waitUntilHealthy(client)
                tasks.addTask { () async throws in
                    #expect(try await client.send("BLPOP", ["list", 10], timeout: .seconds(20)).strings() == ["list", "x"])
                }
                while try await !other.send("CLIENT", ["LIST"]).string().contains("cmd=blpop") {}
                await group.triggerGracefulShutdown()
                while (try? await client.send("PING")) != nil {}
                let error = await #expect(throws: RedisError.self) { try await client.send("PING") }
                #expect(error?.code == .closed)
                _ = try await other.send("RPUSH", ["list", "x"])
                try await tasks.waitForAll()
            }
        }
    }

    private static func makeCertificate(in folder: String) async throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        process.arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=localhost",
            "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", folder + "/key.pem", "-out", folder + "/cert.pem",
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let (exited, continuation) = AsyncStream<Void>.makeStream()
        process.terminationHandler = { _ in continuation.finish() }
        try process.run()
        for await _ in exited {}
        try #require(process.terminationStatus == 0, "openssl could not make a certificate")
    }
}
