import WorkQueue

/// What was counted in advance for a subject that calls so often that counting each call by itself would be a good part of its work.
///
/// A subject that calls rarely is counted call by call. One that calls ``threshold`` times in a ``window`` is counted for as many
/// calls more as it made in half of one, if they are few beside what it may do at once; once half of them are used the next are counted,
/// so that no call waits for that but the one that does it. What it does not use in that time is lost to it; it never gets more than its
/// limit.
struct AdvanceCount: Sendable {
    /// The time in which calls are compared.
    static let window = Duration.seconds(1)
    /// The calls in a window from which on it pays to count in advance.
    static let threshold = 100
    /// The most calls that are counted in advance.
    static let most = 2048
    /// How many times less than what may be done at once is counted in advance.
    static let share = 16

    private var windowStart: ContinuousClock.Instant
    private var calls = 0
    private var callsBefore = 0
    /// The last one is the next to be used.
    private var decisions: [RateLimitDecision] = []
    private var end: ContinuousClock.Instant
    /// Whether calls are being counted in advance just now; who counts beside that counts its own alone.
    private var isUnderWay = false

    init(at now: ContinuousClock.Instant) {
        self.windowStart = now
        self.end = now
    }

    /// Notes a call, and decides it where it was counted in advance.
    mutating func take(at now: ContinuousClock.Instant) -> RateLimitDecision? {
        let passed = now - self.windowStart
        if passed >= Self.window {
            self.callsBefore = passed < Self.window * 2 ? self.calls : 0
            self.calls = 0
            self.windowStart = now
        }
        self.calls += 1
        if now >= self.end { self.decisions = [] }
        return self.decisions.popLast()
    }

    /// Notes a call, and decides it where it was counted in advance; with it, how many are to be counted in advance now, as
    /// ``begin(burst:)`` says.
    mutating func decide(at now: ContinuousClock.Instant, burst: Int) -> (decision: RateLimitDecision?, ahead: Int) {
        guard let decision = self.take(at: now) else { return (nil, 0) }
        return (decision, self.begin(burst: burst))
    }

    /// How many calls are to be counted in advance now; unless that is none, ``keep(_:at:)`` or ``abandon()`` has to follow.
    mutating func begin(burst: Int) -> Int {
        let calls = max(self.calls, self.callsBefore)
        guard calls >= Self.threshold, !self.isUnderWay else { return 0 }
        let size = min(calls / 2, Self.most, burst / Self.share)
        guard self.decisions.count <= size / 2 else { return 0 }
        self.isUnderWay = size > 0
        return size - self.decisions.count
    }

    /// Ends what was begun and came to nothing.
    mutating func abandon() { self.isUnderWay = false }

    /// Keeps what was counted in advance, behind what is left from before; refusals are not kept, for later there may be room.
    mutating func keep(_ counted: some BidirectionalCollection<RateLimitDecision>, at now: ContinuousClock.Instant) {
        self.isUnderWay = false
        self.decisions = counted.reversed().filter(\.isAllowed) + self.decisions
        self.end = now + Self.window / 2
    }

    /// Whether the subject has not called for so long that nothing of it matters any more.
    func isIdle(at now: ContinuousClock.Instant) -> Bool { now - self.windowStart >= Self.window * 2 }
}
