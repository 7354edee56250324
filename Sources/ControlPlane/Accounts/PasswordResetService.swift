import Argon2
import Model
import Store

/// A way back for who does not know the password any more.
package struct PasswordResetService: Sendable {
    private let store: DataStore
    private let hasher: PasswordHasher
    private let rules: PasswordRules
    private let desk: MailDesk
    private let sessions: SessionStore
    private let recent: RecentCallers
    private let configuration: AccountConfiguration

    init(
        store: DataStore, hasher: PasswordHasher, rules: PasswordRules, desk: MailDesk, sessions: SessionStore, recent: RecentCallers,
        configuration: AccountConfiguration
    ) {
        self.store = store
        self.hasher = hasher
        self.rules = rules
        self.desk = desk
        self.sessions = sessions
        self.recent = recent
        self.configuration = configuration
    }

    /// Sends a link to an address, if an account has it; whoever asks cannot tell.
    ///
    /// - Throws: ``ControlPlaneError/throttled(_:)``, `invalid` for what can be no address; nothing of it depends on whose the address is.
    package func request(_ email: String, origin: SessionOrigin, traceID: String) async throws(ControlPlaneError) {
        guard let email = EmailAddress(email) else { throw .invalid(ValidationError(field: "email", "must be an e-mail address")) }
        try await ControlPlaneError.mapping {
            try await self.sessions.throttle.countAttempt(from: origin.address)
            try await self.sessions.throttle.countMail(to: email, atMost: self.configuration.mailsPerAddress)
            try await self.store.withTransaction { session in
                try await self.desk.take(
                    .passwordReset(email: email.rawValue, TokenSecret(.reset)), lasting: self.configuration.resetDuration, session)
                try await session.audit.append(.ofStranger("passwordReset.create", origin: origin, traceID: traceID))
            }
        }
    }

    /// Changes the password of the account that a link is for, which ends every session and every other link of it.
    ///
    /// - Throws: ``ControlPlaneError/linkUnusable`` for any link that does not hold, `invalid` for a password that will not do: the link
    ///   holds on.
    package func reset(_ token: String, to password: String, origin: SessionOrigin, traceID: String) async throws(ControlPlaneError) {
        guard let secret = TokenSecret(presented: token) else { throw .linkUnusable }
        let user = try await ControlPlaneError.mapping {
            try await self.sessions.throttle.countAttempt(from: origin.address)
            guard case .password(let id) = try await self.store.session.accountLinks.find(hash: secret.hash, for: .password),
                let user = try await self.user(id)
            else { throw ControlPlaneError.linkUnusable }
            try await self.check(password, of: user)
            let hash = try await self.hasher.hash(password)
            defer { self.recent.forget(id) }
            try await self.store.withTransaction { session in
                guard case .password(id) = try await session.accountLinks.take(hash: secret.hash, for: .password) else {
                    throw ControlPlaneError.linkUnusable
                }
                try await self.change(user, to: hash, origin: origin, traceID: traceID, session)
            }
            return user
        }
        // From here on no session of before counts: what follows clears up.
        try? await self.sessions.endAll(of: user.id)
        try? await self.sessions.throttle.noteReset(of: user.id, from: origin.address)
    }

    private func change(_ user: User, to hash: String, origin: SessionOrigin, traceID: String, _ session: StoreSession) async throws {
        do {
            try await session.credentials.resetPassword(user.id, to: hash)
        } catch StoreError.stale {
            throw ControlPlaneError.linkUnusable
        }
        try await session.accountLinks.endAll(of: user.id)
        try await session.audit.append(
            AuditRecord(
                teamID: nil, actor: DeploymentActor(kind: .user, name: user.username), action: "user.password",
                resource: "user/\(user.id)", traceID: traceID, address: origin.address))
        try await self.desk.take(.notice(self.desk.text.passwordChanged(user)), lasting: .seconds(3 * 86_400), session)
    }

    private func user(_ id: UserID) async throws -> User? {
        do { return try await self.store.session.identity.user(id) } catch StoreError.notFound { return nil }
    }

    private func check(_ password: String, of user: User) async throws {
        if let problem = try await self.rules.problem(of: password, for: user, in: self.store.session) {
            throw ValidationError(field: "password", problem)
        }
    }
}
