import FoundationEssentials
import Model
import Synchronization

/// The callers of tokens that were found valid within the last second, so that a client's many requests do not look up the same token
/// again and again.
///
/// A token that ends in this process is forgotten at once, together with every look-up of it that is under way; one that ends elsewhere is
/// forgotten a second after it was last found valid.
final class RecentCallers: Sendable {
    /// A look-up: what it finds counts from its beginning.
    struct Lookup: Sendable {
        fileprivate let began: ContinuousClock.Instant
        fileprivate let generation: Int
    }

    private struct Entry {
        let caller: Caller
        let end: ContinuousClock.Instant
    }

    private struct State {
        var entries: [[UInt8]: Entry] = [:]
        /// Raised whenever a token ends.
        var generation = 0
    }

    private let state = Mutex(State())
    private let lifetime: Duration
    private let capacity: Int

    /// - Parameters:
    ///   - lifetime: how long a caller is known; a second is as long as a token that ended may still be taken for a valid one.
    ///   - capacity: the most callers that are known.
    init(lifetime: Duration = .seconds(1), capacity: Int = 4096) {
        self.lifetime = lifetime
        self.capacity = max(1, capacity)
    }

    /// Who presents the token with this hash; nil where it has to be looked up.
    func caller(_ hash: [UInt8], at now: ContinuousClock.Instant = .now, date: @autoclosure () -> Date = Date()) -> Caller? {
        guard let entry = self.state.withLock({ $0.entries[hash] }), now < entry.end else { return nil }
        if let end = entry.caller.tokenExpiresAt, end <= date() { return nil }
        return entry.caller
    }

    /// Begins a look-up.
    func lookup(at now: ContinuousClock.Instant = .now) -> Lookup {
        Lookup(began: now, generation: self.state.withLock(\.generation))
    }

    /// Notes what a look-up found, unless a token has ended since it began.
    func note(_ callers: [[UInt8]: Caller], of lookup: Lookup) {
        self.state.withLock { state in
            guard state.generation == lookup.generation else { return }
            if state.entries.count + callers.count > self.capacity { state.entries = state.entries.filter { lookup.began < $0.value.end } }
            guard state.entries.count + callers.count <= self.capacity else { return }
            for (hash, caller) in callers { state.entries[hash] = Entry(caller: caller, end: lookup.began + self.lifetime) }
        }
    }

    /// Forgets a token that has ended.
    func forget(_ token: TokenID) { self.forget { $0.tokenID == token } }

    /// Forgets the tokens of a team that has ended.
    func forget(_ team: TeamID) { self.forget { $0.boundTeamID == team } }

    private func forget(_ hasEnded: (Caller) -> Bool) {
        self.state.withLock { state in
            state.generation += 1
            state.entries = state.entries.filter { !hasEnded($0.value.caller) }
        }
    }
}
