import Synchronization

@testable import OIDC

/// A time that goes on when a test says so.
final class TestClock: Sendable {
    private let offset = Mutex(Duration.zero)
    private let start = ContinuousClock.now

    /// What the first tokens speak of, in seconds since 1970.
    static let beginning: Int64 = 1_800_000_000

    var login: LoginClock {
        LoginClock(
            now: { Self.beginning + self.offset.withLock { $0.components.seconds } },
            instant: { self.start + self.offset.withLock { $0 } })
    }

    func advance(_ duration: Duration) {
        self.offset.withLock { $0 += duration }
    }
}
