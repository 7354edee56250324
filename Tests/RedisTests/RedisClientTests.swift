import Logging
import Redis
import Testing

@Suite(.timeLimit(.minutes(1))) struct RedisClientTests {
    @Test func `Without a server a command fails soon, retriable, and was not sent`() async {
        var configuration = RedisConfiguration(address: .unixSocket(path: "/nonexistent/redis.sock"))
        configuration.connectionWait = .milliseconds(200)
        let client = RedisClient(configuration, logger: Logger(label: "test"))
        await withTaskGroup(of: Void.self) { group in
            group.addTask { try? await client.run() }
            let start = ContinuousClock.now
            let error = await #expect(throws: RedisError.self) { try await client.send("PING") }
            #expect(error?.code == .notConnected)
            #expect(error?.isRetriable == true)
            #expect(error?.mayHaveExecuted == false)
            #expect(start.duration(to: .now) < .seconds(2))
            group.cancelAll()
        }
    }

    @Test func `A cancelled caller does not wait`() async throws {
        var configuration = RedisConfiguration(address: .unixSocket(path: "/nonexistent/redis.sock"))
        configuration.connectionWait = .seconds(600)
        let client = RedisClient(configuration, logger: Logger(label: "test"))
        let task = Task { try await client.send("PING") }
        task.cancel()
        let error = await #expect(throws: RedisError.self) { try await task.value }
        #expect(error?.code == .cancelled)
    }
}
