import APIContract
import ControlPlane
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import Postgres
import Store
import TestSupport
import Testing
import WorkQueue

@Suite("Who guesses tokens", .timeLimit(.minutes(2)))
struct TokenGuessTests {
    private static let guesses = 10_000
    private static let perMinute = 100

    @Test("C07: of ten thousand random tokens from one address all but a hundred a minute are 429, and who has one goes on meanwhile")
    func flood() async throws {
        try await withTestRedis { redis, prefix in
            try await APILab.run(redis: redis, namespace: prefix) { lab in
                let limiter = RequestLimiter(
                    limiter: RateLimiter(redis: redis, namespace: prefix), anonymousPerMinute: Self.perMinute)
                try await lab.served(limiter: limiter) { lab in
                    let began = ContinuousClock.now
                    let statuses = try await withThrowingTaskGroup(of: [Int].self) { group in
                        for _ in 0..<50 {
                            group.addTask {
                                var statuses: [Int] = []
                                for _ in 0..<(Self.guesses / 50) {
                                    let answer = try await lab.send(.get, "/api/me", token: TokenSecret(.personal).text)
                                    statuses.append(Int(answer.status.code))
                                }
                                return statuses
                            }
                        }
                        // From the same address.
                        for _ in 0..<20 { #expect(try await lab.send(.get, "/api/me").status == .ok) }
                        return try await group.reduce(into: [Int]()) { $0 += $1 }
                    }
                    let refused = statuses.count { $0 == 401 }
                    #expect(statuses.count == Self.guesses && refused + statuses.count { $0 == 429 } == Self.guesses)
                    // One comes back each 0.6 s.
                    #expect(refused <= Self.perMinute + Int((ContinuousClock.now - began) / .milliseconds(600)), "\(refused)")
                    let answer = try await lab.send(.get, "/api/me", token: TokenSecret(.personal).text)
                    #expect(try answer.status == .tooManyRequests && lab.code(answer) == "rate_limited")
                    #expect(Int(answer.headers[.retryAfter] ?? "") ?? 0 >= 1)
                    print("\(Self.guesses) guesses in \(ContinuousClock.now - began): \(refused) looked at")
                }
            }
        }
    }

    @Test("C07: a token is looked up by the index of its hash, of however many there are, and one whose form is wrong is not looked up")
    func lookup() async throws {
        try await withStoreFixture { fixture in
            let statement = try #require(AllStatements.list.first { $0.name == "token.authenticate" })
            let plan = try await fixture.database.withTransaction { transaction in
                let texts = [
                    """
                    INSERT INTO api_tokens (id, user_id, name, prefix, hash)
                    SELECT gen_random_uuid(), u.id, 'x', 'x', sha256(convert_to(n::text, 'UTF8'))
                    FROM (SELECT id FROM users LIMIT 1) u, generate_series(1, 10000) n
                    """,
                    "ANALYZE api_tokens", "SET LOCAL plan_cache_mode = force_generic_plan", "PREPARE look AS \(statement.text)",
                ]
                for (index, text) in texts.enumerated() { try await transaction.execute(SQLStatement("look.\(index)", text)) }
                let explain = "EXPLAIN (COSTS OFF) EXECUTE look (ARRAY['\\x00']::bytea[])"
                return try await transaction.query(SQLStatement("look.explain", explain)) { try $0[0] as String }
            }
            let scan = try #require(plan.firstIndex { $0.contains("on api_tokens k") })
            #expect(plan[scan].contains("Index Scan") || plan[scan].contains("Bitmap Heap Scan"), "\(plan)")
            #expect(plan.contains { $0.contains("Index Cond: (hash = ANY") }, "\(plan)")
        }
        // The last characters are a sum of the others: what somebody makes up costs nothing.
        let text = TokenSecret(.personal).text
        #expect(TokenSecret(presented: String(text.dropLast()) + (text.last == "0" ? "1" : "0")) == nil)
    }
}
