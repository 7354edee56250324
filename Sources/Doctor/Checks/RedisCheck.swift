internal import Logging
package import Redis

/// Whether Redis is reached, new enough, takes changes, and evicts nothing.
package struct RedisCheck: Check {
    package let part = "redis"
    package let repair = "Start Redis, or let ROOST_REDIS_URL say where it is."
    private let configuration: RedisConfiguration
    private let namespace: String

    /// - Parameter namespace: what the server's keys begin with; the check's own key, which is gone afterwards, does too.
    package init(_ configuration: RedisConfiguration, namespace: String) {
        self.configuration = configuration
        self.namespace = namespace
    }

    package func examine() async throws -> [Finding] {
        try await RedisClient.withClient(self.configuration) { client in
            let facts: RedisFacts
            do throws(RedisError) {
                facts = RedisFacts(info: try await client.send("INFO").string())
            } catch {
                return [RedisVerdict.unreachable(error)]
            }
            return RedisVerdict.findings(facts) + [await self.writing(client)]
        }
    }

    /// What keeps Redis from taking changes is told by nothing but a change: memory, a failed snapshot, a replica, rights.
    private func writing(_ client: RedisClient) async -> Finding {
        let key = "\(self.namespace):doctor:\(UInt64.random(in: .min ... .max))"
        do throws(RedisError) {
            // It ends by itself, should the check not live to remove it.
            _ = try await client.send("SET", [key, "1", "PX", 5000])
            _ = try await client.send("DEL", [key])
            return .ok("redis.writing", "takes changes")
        } catch {
            return .failed(
                "redis.writing", "refuses changes: \(error)",
                repair: "Let ROOST_REDIS_URL name a primary with room, whose user may change keys; its own log says what keeps it.")
        }
    }
}

extension RedisClient {
    /// Lends a client for the length of one check.
    static func withClient<R: Sendable>(
        _ configuration: RedisConfiguration, _ body: @Sendable (RedisClient) async throws -> R
    ) async throws -> R {
        var configuration = configuration
        configuration.connectTimeout = .seconds(3)
        configuration.connectionWait = .seconds(3)
        let client = RedisClient(configuration, logger: Logger(label: "doctor", factory: { _ in SwiftLogNoOpLogHandler() }))
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await client.run() }
            let result = try await body(client)
            group.cancelAll()
            return result
        }
    }
}
