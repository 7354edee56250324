public import Redis

/// A rate limiter that all processes share through Redis.
///
/// It is exact: no window borders, one atomic script per decision, Redis's clock, and a key that expires by itself.
public struct RateLimiter: Sendable {
    private let redis: RedisClient
    private let namespace: String

    /// Creates a limiter; `namespace` stands before every key.
    public init(redis: RedisClient, namespace: String = "roost") {
        self.redis = redis
        self.namespace = namespace
    }

    /// Takes `cost` units from the key's allowance, or nothing when they are not there.
    /// - Throws: ``RedisError``; the caller decides whether to allow or refuse when Redis is away
    public func take(key: String, limit: RateLimit, cost: Int = 1) async throws(RedisError) -> RateLimitDecision {
        let reply = try await self.redis.evaluate(
            RateLimitScript.take, keys: ["\(self.namespace):rate:{\(key)}"],
            arguments: [limit.interval, limit.burst, max(0, cost)])
        let fields = try reply.array(atLeast: 4)
        let retry = try fields[3].integer()
        return RateLimitDecision(
            isAllowed: try fields[0].integer() == 1,
            limit: limit.burst,
            remaining: Int(clamping: try fields[1].integer()),
            resetAfter: .microseconds(try fields[2].integer()),
            retryAfter: retry >= 0 ? .microseconds(retry) : nil)
    }
}
