/// Growing pauses with jitter, so that many clients do not return at the same moment.
struct Backoff: Sendable {
    private let bounds: ClosedRange<Duration>
    private var attempt = 0

    init(_ bounds: ClosedRange<Duration>) {
        self.bounds = bounds
    }

    /// The next pause, drawn from the shortest to twice the shortest, then from ranges that double, never above the longest.
    mutating func next(using generator: inout some RandomNumberGenerator) -> Duration {
        self.attempt = min(self.attempt + 1, 20)
        let ceiling = min(self.bounds.lowerBound * (1 << self.attempt), self.bounds.upperBound)
        return max(self.bounds.lowerBound, ceiling * Double.random(in: 0.5...1, using: &generator))
    }

    /// The next pause begins at the shortest again.
    mutating func reset() {
        self.attempt = 0
    }
}
