/// How much is allowed: `count` units per `period` on average, and up to `burst` at once.
public struct RateLimit: Sendable, Hashable {
    /// Units per period.
    public let count: Int
    /// The period.
    public let period: Duration
    /// Units that may be taken at once after a rest.
    public let burst: Int

    /// Creates a limit; values below 1 count as 1, and without `burst` a whole period's units may be taken at once.
    public init(count: Int, period: Duration, burst: Int? = nil) {
        self.count = max(1, count)
        self.period = period
        self.burst = max(1, burst ?? count)
    }

    /// Microseconds per unit.
    var interval: Int64 { max(1, self.period.wireMicroseconds / Int64(self.count)) }
}
