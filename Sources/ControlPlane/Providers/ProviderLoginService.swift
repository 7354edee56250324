import Model
import OIDC
import Policy
import Store

/// Signing in through a provider: by way of the provider's own pages, and back.
package struct ProviderLoginService: Sendable {
    /// All through whom people may sign in.
    package let providers: LoginProviders

    private let attempts: ProviderAttemptStore
    private let accounts: ProviderAccounts
    private let roles: ProviderRoles
    private let authenticator: Authenticator
    private let sessions: SessionService
    private let store: DataStore
    private let throttle: LoginThrottle

    init(
        store: DataStore, policies: PolicyStore, providers: LoginProviders, kept: SessionStore, sessions: SessionService,
        authenticator: Authenticator
    ) {
        self.providers = providers
        self.attempts = kept.attempts
        self.accounts = ProviderAccounts(store: store)
        self.roles = ProviderRoles(policies: policies)
        self.authenticator = authenticator
        self.sessions = sessions
        self.store = store
        self.throttle = kept.throttle
    }

    /// Begins a sign-in.
    ///
    /// - Parameters:
    ///   - callbackPath: where the provider is to send the browser; another one for each provider.
    ///   - returnTo: where the browser goes on; what is no path of this server's is `/`.
    /// - Throws: ``ControlPlaneError/notFound`` for no such provider, `throttled`, and `providerFailed` where it does not answer.
    package func begin(
        _ selection: LoginProviders.Selection, callbackPath: String, returnTo: String?, origin: SessionOrigin
    ) async throws(ControlPlaneError) -> StartedLogin {
        let provider = try self.providers.find(selection)
        return try await ControlPlaneError.mapping {
            // What a provider is asked costs it, too.
            try await self.throttle.countAttempt(from: origin.address)
            return try await self.begin(provider, callbackPath: callbackPath, returnTo: returnTo, link: nil)
        }
    }

    /// Keeps an attempt of a browser that is then to go to the provider.
    func begin(
        _ provider: LoginProvider, callbackPath: String, returnTo: String?, link: KeptAttempt.Link?
    ) async throws -> StartedLogin {
        let start = try await provider.identities.begin(redirectURI: self.providers.address(ofPath: callbackPath))
        let secret = SessionSecret()
        let kept = KeptAttempt(attempt: start.attempt, returnPath: ReturnPath.checked(returnTo), link: link)
        try await self.attempts.keep(kept, under: secret)
        return StartedLogin(url: start.url, secret: secret)
    }

    /// Ends a sign-in: a session for who the provider says it is, or another identity of the account that is signed in.
    ///
    /// - Parameters:
    ///   - secret: what the browser was given when it began; nil where it brought nothing.
    ///   - replaced: the session that the browser has; another login ends it.
    /// - Throws: ``ControlPlaneError/signInRejected(_:)`` for an answer that does not belong to what this browser began, `signInNotAllowed`
    ///   for a person who may not, `providerFailed`. Whatever is thrown, the attempt is used up.
    package func finish(
        _ selection: LoginProviders.Selection, _ answer: ProviderAnswer, secret: SessionSecret?, origin: SessionOrigin,
        replacing replaced: SessionSecret?, traceID: String
    ) async throws(ControlPlaneError) -> FinishedLogin {
        let provider = try self.providers.find(selection)
        return try await ControlPlaneError.mapping {
            guard let secret, let kept = try await self.attempts.take(secret) else {
                throw ControlPlaneError.signInRejected("This browser has begun no sign-in here, or too long ago.")
            }
            do {
                let identity = try await self.identity(of: kept, answer, provider)
                if let link = kept.link {
                    try await self.link(identity, to: link, by: replaced, provider, traceID: traceID)
                    return FinishedLogin(session: nil, returnPath: kept.returnPath)
                }
                let owner = try await self.accounts.owner(of: identity, provider, origin: origin, traceID: traceID)
                let session = try await self.open(owner, identity, provider, origin, replacing: replaced, traceID: traceID)
                return FinishedLogin(session: session, returnPath: kept.returnPath)
            } catch let error as ControlPlaneError {
                try await self.noteRefusal(error, provider, origin, traceID: traceID)
                throw error
            }
        }
    }

    private func identity(
        of kept: KeptAttempt, _ answer: ProviderAnswer, _ provider: LoginProvider
    ) async throws(ControlPlaneError) -> ExternalIdentity {
        let callback = LoginCallback(state: answer.state, code: answer.code, issuer: answer.issuer, error: answer.error)
        let identity: ExternalIdentity
        do { identity = try await provider.identities.finish(kept.attempt, callback) } catch { throw ControlPlaneError(error) }
        guard provider.rules.allows(provider.rules.provedEmail(of: identity)) else {
            throw .signInNotAllowed("Your e-mail address at \(provider.title) is not of a domain that may sign in here.")
        }
        return identity
    }

    private func open(
        _ owner: IdentityOwner, _ identity: ExternalIdentity, _ provider: LoginProvider, _ origin: SessionOrigin,
        replacing replaced: SessionSecret?, traceID: String
    ) async throws(ControlPlaneError) -> OpenedSession {
        let session = NewSession(user: owner.user, epoch: owner.sessionEpoch, origin: origin, replaced: replaced)
        return try await self.sessions.open(session, traceID: traceID) { session in
            try await session.externalIdentities.noteLogin(
                provider: identity.provider, issuer: identity.issuer, subject: identity.subject, email: identity.email?.lowercased())
            try await self.roles.give(identity, provider, to: owner.user.id, session)
        }
    }

    /// Adds the identity to the account of the browser's session, which has to be the one that asked for it.
    private func link(
        _ identity: ExternalIdentity, to link: KeptAttempt.Link, by session: SessionSecret?, _ provider: LoginProvider, traceID: String
    ) async throws {
        var caller: Caller?
        if let session {
            do { caller = try await self.authenticator.authenticate(session: session) } catch ControlPlaneError.unauthenticated {}
        }
        guard let caller, caller.userID == link.user, caller.sessionID == link.session else {
            throw ControlPlaneError.signInRejected("The session that wanted to link this identity is not the one of this browser any more.")
        }
        let id = IdentityID.make()
        try await self.store.withTransaction { session in
            if try await session.externalIdentities.owner(issuer: identity.issuer, subject: identity.subject)?.user.id == link.user {
                return
            }
            try await session.externalIdentities.insert(
                id, of: link.user, provider: identity.provider, issuer: identity.issuer, subject: identity.subject,
                email: identity.email?.lowercased())
            let context = CallContext(caller: caller, traceID: traceID)
            try await session.audit.append(context.record("identity.create", "identity/\(id)"))
        }
    }

    private func noteRefusal(
        _ error: ControlPlaneError, _ provider: LoginProvider, _ origin: SessionOrigin, traceID: String
    ) async throws {
        switch error {
        case .signInRejected, .signInNotAllowed:
            try await self.store.session.audit.append(
                AuditRecord(
                    teamID: nil, actor: DeploymentActor(kind: .user, name: "unknown"), action: "session.create",
                    resource: "provider/\(provider.name)", isAllowed: false, traceID: traceID, address: origin.address))
        default: break
        }
    }
}
