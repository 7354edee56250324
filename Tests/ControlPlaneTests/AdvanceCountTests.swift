import Testing

@testable import ControlPlane
@testable import WorkQueue

@Suite struct AdvanceCountTests {
    private let start = ContinuousClock.now

    @Test func `Who calls rarely is counted call by call`() {
        var count = AdvanceCount(at: self.start)
        for call in 0..<200 {
            #expect(count.take(at: self.start + .milliseconds(25 * call)) == nil)
            #expect(count.begin(burst: 1000) == 0)
        }
    }

    @Test(arguments: [
        (calls: 99, burst: 1000, size: 0), (100, 1000, 50), (1000, 1000, 62), (1000, 1_000_000, 500), (10_000, 1_000_000, 2048),
        (1000, 15, 0),
    ])
    func `As much is counted in advance as half a window brings, if that is little of what may be done at once`(
        calls: Int, burst: Int, size: Int
    ) {
        var count = AdvanceCount(at: self.start)
        for _ in 0..<calls { _ = count.take(at: self.start) }
        #expect(count.begin(burst: burst) == size)
    }

    @Test func `What was counted in advance is used in its order, and for half a window`() {
        var count = AdvanceCount(at: self.start)
        count.keep([3, 2, 1].map { Self.decision(remaining: $0) }, at: self.start)
        #expect(count.take(at: self.start)?.remaining == 3)
        #expect(count.take(at: self.start + .milliseconds(499))?.remaining == 2)
        #expect(count.take(at: self.start + .milliseconds(500)) == nil)
    }

    @Test func `No more is counted while a count is under way or more than half of the last one is left`() {
        var count = AdvanceCount(at: self.start)
        for _ in 0..<100 { _ = count.take(at: self.start) }
        #expect(count.begin(burst: 1000) == 50)
        #expect(count.begin(burst: 1000) == 0)
        count.keep((0..<27).reversed().map { Self.decision(remaining: $0) }, at: self.start)
        #expect(count.begin(burst: 1000) == 0)
        #expect(count.take(at: self.start)?.remaining == 26)
        #expect(count.begin(burst: 1000) == 0)
        let (decision, ahead) = count.decide(at: self.start, burst: 1000)
        #expect(decision?.remaining == 25)
        #expect(ahead == 51 - 25)
        #expect(count.begin(burst: 1000) == 0)
        count.abandon()
        #expect(count.begin(burst: 1000) == 51 - 25)
    }

    @Test func `What is counted while something is left comes behind it`() {
        var count = AdvanceCount(at: self.start)
        count.keep([Self.decision(remaining: 9), Self.decision(remaining: 8)], at: self.start)
        #expect(count.take(at: self.start)?.remaining == 9)
        count.keep([Self.decision(remaining: 7), Self.decision(remaining: 6)], at: self.start)
        for remaining in [8, 7, 6] { #expect(count.take(at: self.start)?.remaining == remaining) }
        #expect(count.take(at: self.start) == nil)
    }

    @Test func `A refusal is not kept`() {
        var count = AdvanceCount(at: self.start)
        count.keep([Self.decision(remaining: 0), Self.decision(remaining: 0, isAllowed: false)], at: self.start)
        #expect(count.take(at: self.start)?.isAllowed == true)
        #expect(count.take(at: self.start) == nil)
    }

    @Test func `After a rest of two windows nothing is left of what was`() {
        var count = AdvanceCount(at: self.start)
        for _ in 0..<1000 { _ = count.take(at: self.start) }
        #expect(!count.isIdle(at: self.start + .milliseconds(1999)))
        #expect(count.isIdle(at: self.start + .milliseconds(2000)))
        #expect(count.take(at: self.start + .milliseconds(2000)) == nil)
        #expect(count.begin(burst: 1000) == 0)
    }

    private static func decision(remaining: Int, isAllowed: Bool = true) -> RateLimitDecision {
        RateLimitDecision(isAllowed: isAllowed, limit: 10, remaining: remaining, resetAfter: .zero, retryAfter: nil)
    }
}
