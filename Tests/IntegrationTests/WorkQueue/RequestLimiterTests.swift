import ControlPlane
import Model
import TestSupport
import Testing
import WorkQueue

/// The counting of requests against a real Redis.
@Suite(.timeLimit(.minutes(1))) struct RequestLimiterTests {
    @Test func `Of many requests at once exactly as many pass as the limit allows, and no more afterwards`() async throws {
        try await withTestRedis { redis, prefix async throws in
            let limiter = RequestLimiter(limiter: RateLimiter(redis: redis, namespace: prefix), signedInPerMinute: 100)
            let user = RateSubject.user(.make())
            let start = ContinuousClock.now
            let passed = try await Self.passed(of: 150, user, limiter)
            // One comes back each 0.6 s, however long this takes.
            #expect(passed <= 100 + Int((ContinuousClock.now - start) / .milliseconds(600)))
            // What was counted in advance and not used is lost, never given beyond the limit.
            #expect(passed >= 100 - 100 / 16)
            var afterwards = 0
            var refused = try #require(await limiter.take(user))
            while refused.isAllowed {
                afterwards += 1
                refused = try #require(await limiter.take(user))
            }
            #expect(refused.retryAfterSeconds == 1)
            #expect(passed + afterwards <= 100 + Int((ContinuousClock.now - start) / .milliseconds(600)))
            #expect(await limiter.take(.user(.make()))?.isAllowed == true)
        }
    }

    @Test func `A caller that comes again and again at once is counted with few questions, and for little more than it asked`() async throws
    {
        try await withTestRedis { redis, prefix async throws in
            let shared = RateLimiter(redis: redis, namespace: prefix)
            let limiter = RequestLimiter(limiter: shared, signedInPerMinute: 1_000_000)
            let user = UserID.make()
            for _ in 0..<2000 { #expect(await limiter.take(.user(user))?.isAllowed == true) }
            let limit = RateLimit(count: 1_000_000, period: .seconds(60))
            let rest = try await shared.take(key: "http:user:\(user)", limit: limit, cost: 0).remaining
            // What came back meanwhile is more than nothing, so the lower bound is that of the calls alone.
            #expect(rest <= 1_000_000 - 1 && rest >= 1_000_000 - 2000 * 2)
        }
    }

    @Test func `A low limit is exact for a caller that asks one by one`() async throws {
        try await withTestRedis { redis, prefix async throws in
            let limiter = RequestLimiter(limiter: RateLimiter(redis: redis, namespace: prefix), anonymousPerMinute: 12)
            let address = RateSubject.address("192.0.2.1")
            for left in (0..<12).reversed() { #expect(await limiter.take(address)?.remaining == left) }
            #expect(await limiter.take(address)?.isAllowed == false)
        }
    }

    @Test func `J06: the addresses of one IPv6 network are one party`() async throws {
        try await withTestRedis { redis, prefix async throws in
            let limiter = RequestLimiter(limiter: RateLimiter(redis: redis, namespace: prefix), anonymousPerMinute: 12)
            for host in 1...12 { #expect(await limiter.take(.address("2001:db8:1:2::\(host)"))?.isAllowed == true) }
            #expect(await limiter.take(.address("2001:DB8:1:2:ffff::1"))?.isAllowed == false)
            #expect(await limiter.take(.address("2001:db8:1:3::1"))?.isAllowed == true)
        }
    }

    private static func passed(of requests: Int, _ subject: RateSubject, _ limiter: RequestLimiter) async throws -> Int {
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<requests { group.addTask { await limiter.take(subject)?.isAllowed == true } }
            return await group.reduce(into: 0) { count, isAllowed in count += isAllowed ? 1 : 0 }
        }
    }
}
