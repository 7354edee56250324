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
        guard let decision = try await self.take(key: key, limit: limit, cost: cost, times: 1).first else {
            throw RedisError(.unexpectedReply, "no decision")
        }
        return decision
    }

    /// Gives the key its whole allowance back.
    /// - Throws: ``RedisError``
    public func forget(key: String) async throws(RedisError) {
        _ = try await self.redis.send("DEL", [self.name(of: key)])
    }

    private func name(of key: String) -> String { "\(self.namespace):rate:{\(key)}" }

    /// Decides several times in one step, each as ``take(key:limit:cost:)`` would, one after the other.
    /// - Returns: as many decisions as `times`; once one is a refusal, all behind it are
    /// - Throws: ``RedisError``
    public func take(key: String, limit: RateLimit, cost: Int = 1, times: Int) async throws(RedisError) -> [RateLimitDecision] {
        let cost = max(0, cost)
        let reply = try await self.redis.evaluate(
            RateLimitScript.take, keys: [self.name(of: key)],
            arguments: [limit.interval, limit.burst, cost, max(0, times)])
        let fields = try reply.array(atLeast: 4)
        let allowed = try fields[0].integer()
        let left = try fields[1].integer()
        let rest = try fields[2].integer()
        let retry = try fields[3].integer()
        return (0..<max(0, Int64(times))).map { index in
            // What the later ones take was still there at this one's turn.
            let taken = max(0, allowed &- 1 &- index) &* Int64(cost)
            return RateLimitDecision(
                isAllowed: index < allowed, limit: limit.burst, remaining: Int(clamping: left &+ taken),
                resetAfter: .microseconds(rest &- taken &* limit.interval),
                retryAfter: index >= allowed && retry >= 0 ? .microseconds(retry) : nil)
        }
    }
}
