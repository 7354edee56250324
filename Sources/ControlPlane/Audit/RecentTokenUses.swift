import Model
import Synchronization

/// The tokens whose use this server has recorded within the hour, so that Postgres is asked once and not by each request.
final class RecentTokenUses: Sendable {
    private struct Use: Hashable {
        let token: TokenID
        let address: String
    }

    private let noted = Mutex<[Use: ContinuousClock.Instant]>([:])
    private let interval: Duration
    private let capacity: Int

    init(interval: Duration = .seconds(3600), capacity: Int = 16_384) {
        self.interval = interval
        self.capacity = max(1, capacity)
    }

    /// Whether the use is to be recorded; from then on it counts as recorded.
    func isDue(_ token: TokenID, from address: String, at now: ContinuousClock.Instant = .now) -> Bool {
        let use = Use(token: token, address: address)
        return self.noted.withLock { noted in
            if let last = noted[use], last.duration(to: now) < self.interval { return false }
            if noted.count >= self.capacity { noted = noted.filter { $0.value.duration(to: now) < self.interval } }
            // Postgres knows what is forgotten here.
            if noted.count >= self.capacity { noted.removeAll() }
            noted[use] = now
            return true
        }
    }

    /// Takes back a use that could not be recorded.
    func forget(_ token: TokenID, from address: String) {
        self.noted.withLock { $0[Use(token: token, address: address)] = nil }
    }
}
