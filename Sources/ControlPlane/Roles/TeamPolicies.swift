import Model
import Policy
import Store
import Synchronization

/// What roles mean in each team: the policy of the files with the team's own roles, made once for each edition of these.
///
/// Which edition counts comes with the caller's roles out of Postgres, so nothing has to be told to anybody: what is kept here is never
/// asked whether it still holds.
final class TeamPolicies: Sendable {
    private struct Entry {
        let edition: Int
        /// The files that it was made on.
        let base: UInt64
        let policy: AccessPolicy
    }

    /// The most teams that are kept.
    private static let capacity = 1000

    private let store: DataStore
    private let entries = Mutex<[TeamID: Entry]>([:])

    init(store: DataStore) {
        self.store = store
    }

    /// What decides in a team.
    ///
    /// - Parameter edition: which edition of the team's own roles was found.
    func policy(_ base: AccessPolicy, of team: TeamID, edition: Int) async throws(StoreError) -> AccessPolicy {
        guard edition > 0 else { return base }
        let known = self.entries.withLock { $0[team] }
        if let known, known.edition == edition, known.base == base.fingerprint { return known.policy }
        let found = try await self.store.session.teamRoles(TenantContext(teamID: team)).edition()
        let policy = base.adding(found.roles.map { RoleStatement($0) }, of: ScopeID(team)).policy
        // What a transaction sees may never come true.
        if !self.store.isJoined {
            self.keep(Entry(edition: found.number, base: base.fingerprint, policy: policy), of: team)
        }
        return policy
    }

    private func keep(_ entry: Entry, of team: TeamID) {
        self.entries.withLock { entries in
            if entries.count >= Self.capacity, entries[team] == nil { entries.removeAll() }
            entries[team] = entry
        }
    }
}
