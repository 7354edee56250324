import FoundationEssentials
import Logging
public import Redis

/// Lends a client of the lab's Redis and a random prefix for the keys of one test.
///
/// Reads `LAB_REDIS_URL` and fails when it is unset. Afterwards every key that contains the prefix is deleted.
public func withTestRedis<R>(_ body: (_ client: RedisClient, _ prefix: String) async throws -> R) async throws -> R {
    guard let url = ProcessInfo.processInfo.environment["LAB_REDIS_URL"], !url.isEmpty else {
        throw TestRedisError(description: "LAB_REDIS_URL is not set: start the lab and `source` its env file")
    }
    let prefix = randomKeyPrefix()
    return try await withRunningRedis(RedisConfiguration(url: url)) { client in
        try await client.checkHealth()
        let result: R
        do {
            result = try await body(client, prefix)
        } catch {
            try? await deleteKeys(containing: prefix, client)
            throw error
        }
        try await deleteKeys(containing: prefix, client)
        return result
    }
}

/// Lends a running client of the given server.
public func withRunningRedis<R>(_ configuration: RedisConfiguration, _ body: (RedisClient) async throws -> R) async throws -> R {
    let client = RedisClient(configuration, logger: Logger(label: "test.redis"))
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await client.run() }
        let result = try await body(client)
        group.cancelAll()
        return result
    }
}

/// A prefix that no other test uses.
public func randomKeyPrefix() -> String {
    "test-" + String(UInt64.random(in: .min ... .max), radix: 16)
}

/// Deletes every key that contains `text`, found by `SCAN`.
private func deleteKeys(containing text: String, _ client: RedisClient) async throws {
    var cursor = "0"
    repeat {
        let page = try await client.send("SCAN", [cursor, "MATCH", "*\(text)*", "COUNT", 1000]).array(atLeast: 2)
        cursor = try page[0].string()
        let keys = try page[1].strings()
        if !keys.isEmpty { _ = try await client.send("UNLINK", keys) }
    } while cursor != "0"
}

/// Why a test has no Redis.
public struct TestRedisError: Error, CustomStringConvertible {
    /// One sentence for the reader of the test's output.
    public let description: String
}
