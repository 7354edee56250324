/// How a processor limit held a container back.
public struct CPUThrottling: Codable, Equatable, Sendable {
    /// Periods in all.
    @ZeroAsAbsent public var periods: UInt64
    /// Periods in which the limit was reached.
    @ZeroAsAbsent public var throttledPeriods: UInt64
    /// Time held back in nanoseconds.
    @ZeroAsAbsent public var throttledTime: UInt64

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(periods: UInt64 = 0, throttledPeriods: UInt64 = 0, throttledTime: UInt64 = 0) {
        self.periods = periods
        self.throttledPeriods = throttledPeriods
        self.throttledTime = throttledTime
    }

    private enum CodingKeys: String, CodingKey {
        case periods
        case throttledPeriods = "throttled_periods"
        case throttledTime = "throttled_time"
    }
}
