import FoundationEssentials
import Model
import Synchronization

/// The callers of tokens, or of sessions, that were found valid within the last second, so that a client's many requests do not look up
/// the same one again and again.
///
/// A token that ends in this process is forgotten at once, together with every look-up of it that is under way; one that ends elsewhere is
/// forgotten a second after it was last found valid. What is in use is looked up anew before its second is over, many tokens by one
/// statement, so that of their requests one waits and not each that comes first afterwards.
final class RecentCallers: Sendable {
    /// A look-up: what it finds counts from its beginning.
    struct Lookup: Sendable {
        fileprivate let began: ContinuousClock.Instant
        fileprivate let generation: Int
    }

    /// What is known of a token.
    enum Knowledge: Equatable {
        case unknown
        case known(Caller)
        /// It holds; these tokens, with this one at first, are to be looked up anew, and ``endRenewal()`` has to follow.
        case due(Caller, [[UInt8]])
    }

    private struct Entry {
        let caller: Caller
        let end: ContinuousClock.Instant
        /// Whether it was presented since it was looked up.
        var isUsed = false
    }

    private struct State {
        var entries: [[UInt8]: Entry] = [:]
        /// Raised whenever a token ends.
        var generation = 0
        var isRenewing = false
    }

    /// The most tokens that are looked up anew by one statement: what else is asked of Postgres waits for it.
    private static let mostRenewed = 32

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

    /// Who presents the token with this hash.
    func find(_ hash: [UInt8], at now: ContinuousClock.Instant = .now, date: @autoclosure () -> Date = Date()) -> Knowledge {
        let (found, due) = self.state.withLock { state -> (Entry?, [[UInt8]]) in
            guard let index = state.entries.index(forKey: hash) else { return (nil, []) }
            let entry = state.entries.values[index]
            if !entry.isUsed { state.entries.values[index].isUsed = true }
            guard !state.isRenewing, now < entry.end, entry.end - now < self.lifetime / 4 else { return (entry, []) }
            state.isRenewing = true
            return (entry, [hash] + self.due(state, at: now, except: hash))
        }
        guard let found, now < found.end else { return .unknown }
        guard found.caller.tokenExpiresAt.map({ date() < $0 }) ?? true else {
            if !due.isEmpty { self.endRenewal() }
            return .unknown
        }
        return due.isEmpty ? .known(found.caller) : .due(found.caller, due)
    }

    /// The tokens that are in use and in the second half of their time.
    private func due(_ state: State, at now: ContinuousClock.Instant, except hash: [UInt8]) -> some Sequence<[UInt8]> {
        state.entries.lazy
            .filter { $0.value.isUsed && $0.value.end - now < self.lifetime / 2 && $0.key != hash }
            .prefix(Self.mostRenewed - 1).map(\.key)
    }

    /// Lets another request look up tokens anew.
    func endRenewal() { self.state.withLock { $0.isRenewing = false } }

    /// Begins a look-up.
    func lookup(at now: ContinuousClock.Instant = .now) -> Lookup {
        Lookup(began: now, generation: self.state.withLock(\.generation))
    }

    /// Notes what a look-up of these tokens found, unless one has ended since it began.
    func note(_ callers: [[UInt8]: Caller], for hashes: [[UInt8]], of lookup: Lookup) {
        self.state.withLock { state in
            guard state.generation == lookup.generation else { return }
            for hash in hashes { state.entries[hash] = nil }
            if state.entries.count + callers.count > self.capacity { state.entries = state.entries.filter { lookup.began < $0.value.end } }
            guard state.entries.count + callers.count <= self.capacity else { return }
            for (hash, caller) in callers { state.entries[hash] = Entry(caller: caller, end: lookup.began + self.lifetime) }
        }
    }

    /// Forgets a token that has ended.
    func forget(_ token: TokenID) { self.forget { $0.tokenID == token } }

    /// Forgets a session that has ended.
    func forget(_ session: SessionID) { self.forget { $0.sessionID == session } }

    /// Forgets what a user presented.
    func forget(_ user: UserID) { self.forget { $0.userID == user } }

    /// Forgets the tokens of a team that has ended.
    func forget(_ team: TeamID) { self.forget { $0.boundTeamID == team } }

    private func forget(_ hasEnded: (Caller) -> Bool) {
        self.state.withLock { state in
            state.generation += 1
            state.entries = state.entries.filter { !hasEnded($0.value.caller) }
        }
    }
}
