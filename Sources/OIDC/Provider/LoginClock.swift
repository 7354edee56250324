internal import FoundationEssentials

/// Where the time comes from, so that tests can say what it is.
struct LoginClock: Sendable {
    /// Seconds since 1970: what tokens speak of.
    let now: @Sendable () -> Int64
    /// A time that never goes back: what caches go by.
    let instant: @Sendable () -> ContinuousClock.Instant

    static let system = LoginClock(
        now: { Int64(Date().timeIntervalSince1970) }, instant: { ContinuousClock.now })
}
