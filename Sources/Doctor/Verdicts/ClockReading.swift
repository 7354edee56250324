internal import FoundationEssentials

/// How far another part's clock is ahead of this machine's.
struct ClockReading: Sendable, Hashable {
    let part: String
    /// In seconds; negative where it is behind.
    let offset: Double
    /// How far off the measurement may be, in seconds: half the time that the answer took, and the clock's own steps.
    let uncertainty: Double

    /// - Parameters:
    ///   - time: what the part's clock said between `before` and `after`.
    ///   - step: the length of its steps in seconds; it counts as being in the middle of one.
    init(part: String, time: Date, before: Date, after: Date, step: Double = 0) {
        let trip = max(0, after.timeIntervalSince(before))
        self.part = part
        self.offset = time.timeIntervalSince(before) + step / 2 - trip / 2
        self.uncertainty = trip / 2 + step / 2
    }

    /// The least that it differs by, in seconds.
    var leastDifference: Double { max(0, abs(self.offset) - self.uncertainty) }
}
