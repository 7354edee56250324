import Argon2
import Model
import Store

/// The password of a person.
package struct PasswordService: Sendable {
    private let store: DataStore
    private let hasher: PasswordHasher
    private let proof: PasswordProof
    private let rules: PasswordRules
    private let sessions: SessionStore
    private let authorizer: Authorizer
    private let recent: RecentCallers

    init(
        store: DataStore, authorizer: Authorizer, hasher: PasswordHasher, proof: PasswordProof, rules: PasswordRules,
        sessions: SessionStore, recent: RecentCallers
    ) {
        self.store = store
        self.hasher = hasher
        self.proof = proof
        self.rules = rules
        self.sessions = sessions
        self.authorizer = authorizer
        self.recent = recent
    }

    /// Changes the caller's password, which ends every other session; the caller's own goes on under another secret.
    ///
    /// - Returns: that secret; nil for a caller with a token, and where Redis does not answer, so that the person signs in anew.
    /// - Throws: ``ControlPlaneError/reauthenticationRequired(_:)`` where `current` is wrong, `invalid` for a new one that will not do.
    package func change(
        from current: String, to new: String, origin: SessionOrigin, context: CallContext
    ) async throws(ControlPlaneError) -> SessionSecret? {
        try self.authorizer.requireUnboundToken(.tokenCreate, by: context)
        try self.checkForm(of: new, instead: current)
        let known = try await self.proof.check(current, action: "user.password", context: context)
        try await self.check(new, of: known.user)
        let user = known.user.id
        // Also where the answer to the commit is lost.
        defer { self.recent.forget(user) }
        let epoch = try await ControlPlaneError.mapping {
            let hash = try await self.hasher.hash(new)
            return try await self.store.withTransaction { session in
                let epoch = try await session.credentials.changePassword(user, from: known.passwordHash, to: hash)
                try await session.audit.append(context.record("user.password", "user/\(user)"))
                return epoch
            }
        }
        // From here on no session of before counts: what follows clears up, and saves the person from signing in.
        guard let id = context.caller.sessionID else {
            try? await self.sessions.endAll(of: user)
            return nil
        }
        let secret = SessionSecret()
        do {
            try await self.sessions.endAll(of: user, except: id)
            try await self.sessions.open(id, secret, of: user, epoch: epoch, from: origin)
        } catch {
            return nil
        }
        return secret
    }

    private func checkForm(of new: String, instead current: String) throws(ControlPlaneError) {
        var validation = Validation()
        let longest = self.hasher.configuration.maximumPasswordLength
        for (field, password) in [("current", current), ("new", new)] {
            validation.require(password.utf8.count <= longest, field, "may have at most \(longest) bytes")
        }
        validation.require(new != current, "new", "must be another one")
        do { try validation.finish() } catch { throw .invalid(error) }
    }

    private func check(_ new: String, of user: User) async throws(ControlPlaneError) {
        let problem = try await ControlPlaneError.mapping { try await self.rules.problem(of: new, for: user, in: self.store.session) }
        if let problem { throw .invalid(ValidationError(field: "new", problem)) }
    }
}
