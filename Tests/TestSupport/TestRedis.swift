import Logging
public import Redis

/// Lends a client of the lab's Redis and a random prefix for the keys of one test.
///
/// Reads `LAB_REDIS_URL` and fails when it is unset. Afterwards every key that contains the prefix is deleted.
public func withTestRedis<R>(_ body: (_ client: RedisClient, _ prefix: String) async throws -> R) async throws -> R {
    let prefix = randomKeyPrefix()
    var configuration = try RedisConfiguration(url: Lab().redisURL)
    // Tests share a small machine; those that measure a time-out start a server of their own.
    configuration.commandTimeout = .seconds(20)
    configuration.connectionWait = .seconds(20)
    return try await withRunningRedis(configuration) { client in
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
