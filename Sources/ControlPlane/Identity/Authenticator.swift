package import Model
import Store

/// Turns a presented token, or the secret of a session, into a caller.
///
/// A token that was found valid less than a second ago holds; one that is revoked here ends at once.
package struct Authenticator: Sendable {
    let store: DataStore
    let sessions: SessionStore
    let recentSessions: RecentCallers
    private let recent: RecentCallers
    /// Tokens that are presented in the same moment are looked up together; in two lanes, so that a slow look-up does not hold up all.
    private let lookups = BatchedCalls<Int, [UInt8], [[UInt8]: Caller], StoreError>()

    init(store: DataStore, recent: RecentCallers, sessions: SessionStore, recentSessions: RecentCallers) {
        self.store = store
        self.recent = recent
        self.sessions = sessions
        self.recentSessions = recentSessions
    }

    /// - Throws: ``ControlPlaneError/unauthenticated`` for anything but a valid token.
    package func authenticate(bearer text: String) async throws(ControlPlaneError) -> Caller {
        guard let secret = TokenSecret(presented: text) else { throw .unauthenticated }
        let hash = secret.hash
        switch self.recent.find(hash) {
        case .known(let caller): return caller
        case .due(let caller, let hashes): return try await self.renew(hashes, presented: hash, by: caller)
        case .unknown: break
        }
        let callers = try await ControlPlaneError.mapping {
            try await self.lookups.answer(to: hash, in: hash.hashValue & 1, self.look(up:)).answer
        }
        guard let caller = callers[hash] else { throw .unauthenticated }
        return caller
    }

    /// Looks up tokens before their time is over; where that fails, the one that was presented holds until then.
    private func renew(_ hashes: [[UInt8]], presented hash: [UInt8], by known: Caller) async throws(ControlPlaneError) -> Caller {
        defer { self.recent.endRenewal() }
        guard let callers = try? await self.look(up: hashes) else { return known }
        guard let caller = callers[hash] else { throw .unauthenticated }
        return caller
    }

    private func look(up hashes: [[UInt8]]) async throws(StoreError) -> [[UInt8]: Caller] {
        let lookup = self.recent.lookup()
        let callers = try await self.store.session.tokens.authenticate(hashes: hashes)
        self.recent.note(callers, for: hashes, of: lookup)
        return callers
    }
}
