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
                try await eventually(within: .seconds(20), "the reason") {
                    let error = await #expect(throws: RedisError.self) { try await client.send("PING") }
                    #expect(error?.code == .notConnected)
                    #expect(error?.description.contains("hunter2") == false)
                    return error?.description.contains("WRONGPASS") == true ? () : nil
                }
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
                try await eventually(within: .seconds(10), "the command at the server") {
                    try await other.send("CLIENT", ["LIST"]).string().contains("cmd=blpop") ? () : nil
                }
                await group.triggerGracefulShutdown()
                try await eventually(within: .seconds(10), "the refusal of new commands") {
                    (try? await client.send("PING")) == nil ? () : nil
                }
                let error = await #expect(throws: RedisError.self) { try await client.send("PING") }
                #expect(error?.code == .closed)
                _ = try await other.send("RPUSH", ["list", "x"])
                try await tasks.waitForAll()
            }
        }
    }
}
