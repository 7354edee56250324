import Model
import Testing

@testable import Builder

@Suite struct RetryPolicyTests {
    private let unreachable = BuilderError(.cloneFailed, "unreachable", isRetriable: true)

    @Test func `What mends itself is tried again and then succeeds`() async throws {
        var attempts = 0
        let log = CollectingLog()
        let result = try await RetryPolicy(attempts: 3, delay: .milliseconds(1)).run(log: log) { () async throws(BuilderError) -> Int in
            attempts += 1
            if attempts < 3 { throw self.unreachable }
            return attempts
        }
        #expect(result == 3)
        #expect(log.lines.map(\.text) == ["Attempt 1 of 3 failed: unreachable", "Attempt 2 of 3 failed: unreachable"])
    }

    @Test func `The number of attempts is kept`() async {
        for limit in [0, 1, 2, 5] {
            var attempts = 0
            await #expect(throws: self.unreachable) {
                try await RetryPolicy(attempts: limit, delay: .milliseconds(1)).run(log: CollectingLog()) { () async throws(BuilderError) in
                    attempts += 1
                    throw self.unreachable
                }
            }
            #expect(attempts == max(1, limit))
        }
    }

    @Test func `What fails for good, or only after long, is not tried again`() async {
        let final = BuilderError(.invalidSource, "no such branch")
        var attempts = 0
        await #expect(throws: final) {
            try await RetryPolicy(attempts: 3, delay: .milliseconds(1)).run(log: CollectingLog()) { () async throws(BuilderError) in
                attempts += 1
                throw final
            }
        }
        await #expect(throws: self.unreachable) {
            let policy = RetryPolicy(attempts: 3, delay: .milliseconds(1), patience: .zero)
            try await policy.run(log: CollectingLog()) { () async throws(BuilderError) in
                attempts += 1
                throw self.unreachable
            }
        }
        #expect(attempts == 2)
    }
}
