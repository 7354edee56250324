import TestSupport
import Testing
import WorkQueue

@Suite(.timeLimit(.minutes(1))) struct RateLimiterIntegrationTests {
    @Test func `Exactly the burst is allowed at once, however many ask`() async throws {
        try await withTestRedis { redis, prefix async throws in
            let limiter = RateLimiter(redis: redis)
            let limit = RateLimit(count: 100, period: .seconds(3600))
            let allowed = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<500 { group.addTask { try await limiter.take(key: prefix, limit: limit).isAllowed } }
                return try await group.reduce(into: 0) { count, isAllowed in count += isAllowed ? 1 : 0 }
            }
            #expect(allowed == 100)
        }
    }

    @Test func `The decision counts down and says when to come back`() async throws {
        try await withTestRedis { redis, prefix async throws in
            let limiter = RateLimiter(redis: redis)
            let limit = RateLimit(count: 3, period: .seconds(300))
            for left in [2, 1, 0] {
                let decision = try await limiter.take(key: prefix, limit: limit)
                #expect(decision.isAllowed)
                #expect(decision.limit == 3)
                #expect(decision.remaining == left)
                #expect(decision.retryAfter == nil)
            }
            let refused = try await limiter.take(key: prefix, limit: limit)
            #expect(!refused.isAllowed)
            #expect(refused.remaining == 0)
            let retry = try #require(refused.retryAfter)
            #expect(retry > .seconds(95) && retry <= .seconds(100))
            #expect(refused.resetAfter > .seconds(295) && refused.resetAfter <= .seconds(300))
            #expect(try await limiter.take(key: prefix + "other", limit: limit).isAllowed)
        }
    }

    @Test func `The allowance comes back one unit at a time`() async throws {
        try await withTestRedis { redis, prefix async throws in
            let limiter = RateLimiter(redis: redis)
            let limit = RateLimit(count: 10, period: .seconds(2), burst: 2)
            let start = ContinuousClock.now
            #expect(try await limiter.take(key: prefix, limit: limit, cost: 2).remaining == 0)
            var allowed: [Duration] = []
            while allowed.count < 3 {
                if try await limiter.take(key: prefix, limit: limit).isAllowed { allowed.append(start.duration(to: .now)) }
            }
            for (index, instant) in allowed.enumerated() {
                #expect(instant >= .milliseconds(200 * (index + 1)))
            }
        }
    }

    @Test func `A cost above the burst is never allowed and a cost of nothing takes nothing`() async throws {
        try await withTestRedis { redis, prefix async throws in
            let limiter = RateLimiter(redis: redis)
            let limit = RateLimit(count: 5, period: .seconds(3600))
            let never = try await limiter.take(key: prefix, limit: limit, cost: 6)
            #expect(!never.isAllowed && never.retryAfter == nil && never.remaining == 5)
            #expect(try await limiter.take(key: prefix, limit: limit, cost: 0).remaining == 5)
            #expect(try await limiter.take(key: prefix, limit: limit, cost: 5).remaining == 0)
        }
    }

    @Test func `Many decisions in one step are those of as many steps`() async throws {
        try await withTestRedis { redis, prefix async throws in
            let limiter = RateLimiter(redis: redis)
            let limit = RateLimit(count: 7, period: .seconds(700))
            #expect(try await limiter.take(key: prefix, limit: limit, cost: 2, times: 0).isEmpty)
            let decisions = try await limiter.take(key: prefix, limit: limit, cost: 2, times: 5)
            #expect(decisions.map(\.isAllowed) == [true, true, true, false, false])
            #expect(decisions.map(\.remaining) == [5, 3, 1, 1, 1])
            for (decision, units) in zip(decisions, [2, 4, 6, 6, 6]) {
                #expect(decision.resetAfter > .seconds(units * 100 - 5) && decision.resetAfter <= .seconds(units * 100))
            }
            #expect(decisions.map { $0.retryAfter != nil } == [false, false, false, true, true])
            let retry = try #require(decisions.last?.retryAfter)
            #expect(retry > .seconds(95) && retry <= .seconds(100))
            #expect(try await limiter.take(key: prefix, limit: limit, times: 2).map(\.isAllowed) == [true, false])
        }
    }
}
