package import Model
import Redis
import Store

extension Authenticator {
    /// Turns the secret of a session into a caller.
    ///
    /// A session that was found valid less than a second ago holds; one that is ended here ends at once.
    ///
    /// - Throws: ``ControlPlaneError/unauthenticated`` for a session that has ended, `unavailable` where Redis does not answer.
    package func authenticate(session secret: SessionSecret) async throws(ControlPlaneError) -> Caller {
        let hash = secret.hash
        switch self.recentSessions.find(hash) {
        case .known(let caller): return caller
        case .due(let caller, _):
            defer { self.recentSessions.endRenewal() }
            do {
                return try await self.look(up: secret, hash)
            } catch .unavailable {
                return caller
            }
        case .unknown: return try await self.look(up: secret, hash)
        }
    }

    /// Whether a session could still be presented: for what goes on longer than the request that began it, and is no use of the session.
    package func isValid(session secret: SessionSecret) async throws(ControlPlaneError) -> Bool {
        try await self.find(secret, isUse: false) != nil
    }

    private func look(up secret: SessionSecret, _ hash: [UInt8]) async throws(ControlPlaneError) -> Caller {
        let lookup = self.recentSessions.lookup()
        guard let caller = try await self.find(secret, isUse: true) else {
            self.recentSessions.note([:], for: [hash], of: lookup)
            throw .unauthenticated
        }
        self.recentSessions.note([hash: caller], for: [hash], of: lookup)
        return caller
    }

    private func find(_ secret: SessionSecret, isUse: Bool) async throws(ControlPlaneError) -> Caller? {
        try await ControlPlaneError.mapping {
            guard let known = try await self.sessions.find(secret, isUse: isUse) else { return nil }
            // Postgres decides: a changed password and a suspended user end every session, whatever Redis remembers.
            guard let user = try await self.store.session.credentials.sessionUser(known.userID, epoch: known.epoch) else { return nil }
            return Caller(
                userID: known.userID, username: user.name, sessionID: known.id, authenticatedAt: known.authenticatedAt,
                systemRoles: user.systemRoles)
        }
    }
}
