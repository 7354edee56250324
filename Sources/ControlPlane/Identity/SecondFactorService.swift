import FoundationEssentials
import Model
import Store
import Vault

/// The second factor of a person's logins: one-time codes, and recovery codes for who lost what makes them.
package struct SecondFactorService: Sendable {
    private let store: DataStore
    private let keyring: MasterKeyring
    private let throttle: LoginThrottle
    private let sessions: SessionStore
    private let recent: RecentCallers
    private let proofDuration: Duration

    init(store: DataStore, keyring: MasterKeyring, sessions: SessionStore, recent: RecentCallers, proofDuration: Duration) {
        self.store = store
        self.keyring = keyring
        self.throttle = sessions.throttle
        self.sessions = sessions
        self.recent = recent
        self.proofDuration = proofDuration
    }

    /// Makes the secret of one-time codes; logins need none before one of its codes confirmed it.
    ///
    /// - Returns: the secret in base 32, and the address that authenticators read from a picture.
    /// - Throws: ``ControlPlaneError/reauthenticationRequired(_:)`` but for a session whose password was just given.
    package func begin(_ context: CallContext) async throws(ControlPlaneError) -> (secret: String, uri: String) {
        try context.requireRecentProof(within: self.proofDuration)
        let user = context.caller.userID
        let secret = OneTimeCode.makeSecret()
        try await ControlPlaneError.mapping {
            let sealed = try self.keyring.seal(secret, context: Self.context(of: user))
            try await self.store.withTransaction { session in
                try await session.secondFactors.begin(user, secret: sealed)
                try await session.audit.append(self.record("totp.create", context))
            }
        }
        let text = Base32.text(of: secret)
        return (text, "otpauth://totp/Roost:\(context.caller.username)?secret=\(text)&issuer=Roost&algorithm=SHA1&digits=6&period=30")
    }

    /// Lets logins need codes from here on; the caller's session goes on under another secret.
    ///
    /// - Returns: ten recovery codes, which are shown this once, and that secret.
    /// - Throws: ``ControlPlaneError/conflict(_:)`` where nothing waits for a code, `invalid` for a wrong one.
    package func confirm(
        _ code: String, context: CallContext
    ) async throws(ControlPlaneError) -> (recoveryCodes: [String], session: SessionSecret) {
        try context.requireRecentProof(within: self.proofDuration)
        let user = context.caller.userID
        let codes = (0..<RecoveryCode.count).map { _ in RecoveryCode() }
        let renewed = try await ControlPlaneError.mapping {
            try await self.throttle.countProof(of: user)
            guard let sealed = try await self.store.session.secondFactors.begun(user) else {
                throw ControlPlaneError.conflict("no secret waits for a code: POST /api/me/totp makes one")
            }
            let secret = try self.keyring.open(sealed, context: Self.context(of: user))
            guard let step = OneTimeCode(secret: secret).step(of: code) else {
                throw ControlPlaneError.invalid(ValidationError(field: "code", "is not the present code of the secret"))
            }
            try await self.throttle.noteProof(of: user)
            return try await self.renewing(context) { session in
                try await session.secondFactors.confirm(user, secret: sealed, step: step, codes: codes.map(\.hash))
                try await session.audit.append(self.record("totp.confirm", context))
            }
        }
        return (codes.map(\.text), renewed)
    }

    /// Lets logins need no code any more; the caller's session goes on under another secret.
    ///
    /// - Returns: that secret.
    /// - Throws: ``ControlPlaneError/notFound`` where they do not.
    package func remove(_ context: CallContext) async throws(ControlPlaneError) -> SessionSecret {
        try context.requireRecentProof(within: self.proofDuration)
        return try await ControlPlaneError.mapping {
            try await self.renewing(context) { session in
                try await session.secondFactors.remove(context.caller.userID)
                try await session.audit.append(self.record("totp.delete", context))
            }
        }
    }

    /// Changes what a login needs, and gives the caller's session another secret: of before, none is worth what the new one is.
    ///
    /// Redis is asked within the transaction, so that nothing changes for a session that has ended, or where Redis does not answer.
    private func renewing(
        _ context: CallContext, _ change: @Sendable (StoreSession) async throws -> Void
    ) async throws -> SessionSecret {
        guard let id = context.caller.sessionID else { throw ControlPlaneError.unauthenticated }
        let secret = SessionSecret()
        // Also where an answer is lost.
        defer { self.recent.forget(id) }
        try await self.store.withTransaction { session in
            try await change(session)
            guard try await self.sessions.renew(id, secret, of: context.caller.userID) else { throw ControlPlaneError.unauthenticated }
        }
        return secret
    }

    /// Whether a code is one of the user's that was not used before; it is, from here on.
    func accept(_ code: String, of credentials: UserCredentials, secret sealed: [UInt8]) async throws -> Bool {
        let user = credentials.user.id
        if let recovery = RecoveryCode(presented: code) {
            return try await self.store.session.secondFactors.take(recoveryCode: recovery.hash, of: user)
        }
        let secret = try self.keyring.open(sealed, context: Self.context(of: user))
        guard let step = OneTimeCode(secret: secret).step(of: code) else { return false }
        return try await self.store.session.secondFactors.take(step: step, of: user)
    }

    /// What a sealed secret is bound to.
    private static func context(of user: UserID) -> String { "user|\(user)|totp|1" }

    private func record(_ action: String, _ context: CallContext) -> AuditRecord {
        context.record(action, "user/\(context.caller.userID)")
    }
}
