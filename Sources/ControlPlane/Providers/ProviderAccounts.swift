import Model
import OIDC
import Store

/// Whose account an identity belongs to; for somebody new, where the operator wants it, one is made.
struct ProviderAccounts: Sendable {
    /// How often it is looked again where somebody else was faster.
    private static let tries = 3

    let store: DataStore

    /// The account.
    ///
    /// An address alone gives nobody an account that is there: who can write any address into a provider's profile could take it over.
    ///
    /// - Throws: ``ControlPlaneError/signInNotAllowed(_:)`` for who has none and gets none, and for a suspended one.
    func owner(
        of identity: ExternalIdentity, _ provider: LoginProvider, origin: SessionOrigin, traceID: String
    ) async throws -> IdentityOwner {
        for _ in 0..<Self.tries {
            let known = try await self.store.session.externalIdentities.owner(issuer: identity.issuer, subject: identity.subject)
            if let known {
                guard !known.isSuspended else { throw ControlPlaneError.signInNotAllowed("This account is suspended.") }
                return known
            }
            let email = try await self.newEmail(of: identity, provider)
            do {
                try await self.make(email, identity, origin: origin, traceID: traceID)
            } catch StoreError.conflict {
                // Another request of the same person, or another person with the same name.
                continue
            }
        }
        throw ControlPlaneError.unavailable("too many sign in at once under this name")
    }

    /// The address of an account to be made.
    private func newEmail(of identity: ExternalIdentity, _ provider: LoginProvider) async throws -> String {
        guard provider.rules.makesAccount(for: identity) else {
            throw ControlPlaneError.signInNotAllowed(
                "No account here belongs to you at \(provider.title). Who has one signs in to it and links the two.")
        }
        guard let email = provider.rules.provedEmail(of: identity), Registration.isEmail(email) else {
            throw ControlPlaneError.signInNotAllowed(
                "\(provider.title) does not vouch for an e-mail address of yours, which an account needs.")
        }
        let session = self.store.session
        guard try await session.identity.hasUsers() else {
            throw ControlPlaneError.signInNotAllowed("The first account of an installation is made with its bootstrap token.")
        }
        guard try await !session.identity.hasUser(email: email) else {
            throw ControlPlaneError.signInNotAllowed(
                "Another account has your e-mail address. If it is yours, sign in to it and link it with \(provider.title).")
        }
        return email
    }

    private func make(_ email: String, _ identity: ExternalIdentity, origin: SessionOrigin, traceID: String) async throws {
        let wanted = AccountName(of: identity, email: email)
        try await self.store.withTransaction { session in
            let username = wanted.free(beside: try await session.identity.usernames(like: wanted.text))
            let user = try await session.identity.insertUser(id: .make(), username: username, email: email, passwordHash: nil)
            try await session.externalIdentities.insert(
                .make(), of: user.id, provider: identity.provider, issuer: identity.issuer, subject: identity.subject, email: email)
            try await session.audit.append(
                AuditRecord(
                    teamID: nil, actor: DeploymentActor(kind: .user, name: username), action: "user.register", resource: "user/\(user.id)",
                    traceID: traceID, address: origin.address))
        }
    }
}
