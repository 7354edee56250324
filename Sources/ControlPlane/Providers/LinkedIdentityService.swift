package import Model
import OIDC
import Policy
import Store

/// The identities by which a person signs in through providers.
package struct LinkedIdentityService: Sendable {
    private let store: DataStore
    private let logins: ProviderLoginService
    private let authorizer: Authorizer
    private let roles: ProviderRoles
    private let proofDuration: Duration

    init(
        store: DataStore, authorizer: Authorizer, policies: PolicyStore, logins: ProviderLoginService, proofDuration: Duration
    ) {
        self.store = store
        self.logins = logins
        self.authorizer = authorizer
        self.roles = ProviderRoles(policies: policies)
        self.proofDuration = proofDuration
    }

    /// The identities of the caller, newest first.
    package func list(after: IdentityID?, limit: Int, context: CallContext) async throws(ControlPlaneError) -> [LinkedIdentity] {
        try self.authorizer.requireUnboundToken(.tokenCreate, by: context)
        return try await ControlPlaneError.mapping {
            try await self.store.session.externalIdentities.list(of: context.caller.userID, after: after, limit: limit)
        }
    }

    /// Begins to link an identity to the caller's account: whoever it is at the provider can sign in to the account from then on.
    ///
    /// - Parameter callbackPath: where the provider is to send the browser.
    /// - Throws: ``ControlPlaneError/reauthenticationRequired(_:)`` but for a session whose person just signed in, `invalid` for no such
    ///   provider.
    package func beginLink(
        provider name: String, callbackPath: (LoginProvider) -> String, returnTo: String?, context: CallContext
    ) async throws(ControlPlaneError) -> StartedLogin {
        try self.authorizer.requireUnboundToken(.tokenCreate, by: context)
        try context.requireRecentProof(within: self.proofDuration)
        guard let session = context.caller.sessionID else { throw .reauthenticationRequired("This needs a session.") }
        guard let provider = self.logins.providers.all.first(where: { $0.name == name }) else {
            throw .invalid(ValidationError(field: "provider", "is none of GET /api/auth/providers"))
        }
        let path = callbackPath(provider)
        return try await ControlPlaneError.mapping {
            let started = try await self.logins.begin(
                provider, callbackPath: path, returnTo: returnTo, link: KeptAttempt.Link(user: context.caller.userID, session: session))
            try await self.store.session.audit.append(context.record("identity.begin", "provider/\(provider.name)"))
            return started
        }
    }

    /// Takes an identity from the caller's account, which must keep another way to sign in, and with it the roles that its provider gave.
    ///
    /// - Throws: ``ControlPlaneError/notFound`` for an identity that is not the caller's, `conflict` where it is the last way.
    package func unlink(_ id: IdentityID, context: CallContext) async throws(ControlPlaneError) {
        try self.authorizer.requireUnboundToken(.tokenCreate, by: context)
        let known = try await ControlPlaneError.mapping {
            // What is not there is told before what is missing to take it away.
            try await self.store.session.externalIdentities.find(id, of: context.caller.userID)
        }
        try context.requireRecentProof(within: self.proofDuration)
        try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                let isGone = try await session.externalIdentities.delete(
                    id, of: context.caller.userID, keepingOneOf: self.logins.providers.names)
                guard isGone else {
                    throw ControlPlaneError.conflict("it is the last way to sign in to this account: link another identity first")
                }
                try await self.roles.takeAway(givenBy: known.provider, from: context.caller.userID, session)
                try await session.audit.append(context.record("identity.delete", "identity/\(id)"))
            }
        }
    }
}
