import Argon2
package import Model
import Store

/// The first user, and who one is.
package struct IdentityService: Sendable {
    private let store: DataStore
    private let hasher: PasswordHasher
    private let rules: PasswordRules
    private let authorizer: Authorizer

    init(store: DataStore, authorizer: Authorizer, hasher: PasswordHasher, rules: PasswordRules) {
        self.store = store
        self.authorizer = authorizer
        self.hasher = hasher
        self.rules = rules
    }

    /// Makes the token that registers the first user, in place of an earlier one; nil once there is a user.
    package func issueBootstrapToken() async throws(ControlPlaneError) -> String? {
        let secret = TokenSecret(.bootstrap)
        return try await ControlPlaneError.mapping {
            try await self.store.session.identity.setBootstrapToken(hash: secret.hash) ? secret.text : nil
        }
    }

    /// Registers the first user with a team and a personal token; the bootstrap token is used up in the same transaction.
    ///
    /// - Throws: ``ControlPlaneError/unauthenticated`` for a wrong or used bootstrap token, `invalid` for a password that will not do.
    package func register(
        _ registration: Registration, bootstrapToken: String, traceID: String
    ) async throws(ControlPlaneError) -> (user: User, team: Team, token: String) {
        guard let bootstrap = TokenSecret(presented: bootstrapToken), let slug = Slug(registration.username) else { throw .unauthenticated }
        if let problem = self.rules.problem(of: registration.password, names: [registration.username, registration.email]) {
            throw .invalid(ValidationError(field: "password", problem))
        }
        let secret = TokenSecret(.personal)
        return try await ControlPlaneError.mapping {
            // A password is hashed only for who has the token: the hash costs 64 MiB.
            guard try await self.store.session.identity.isBootstrapToken(hash: bootstrap.hash) else {
                throw ControlPlaneError.unauthenticated
            }
            let passwordHash = try await self.hasher.hash(registration.password)
            return try await self.store.withTransaction { session in
                do {
                    try await session.identity.takeBootstrapToken(hash: bootstrap.hash)
                } catch StoreError.notFound {
                    throw ControlPlaneError.unauthenticated
                }
                let user = try await session.identity.insertUser(
                    id: .make(), username: registration.username, email: registration.email, passwordHash: passwordHash)
                let team = try await session.identity.insertTeam(id: .make(), slug: slug, name: registration.username, owner: user.id)
                _ = try await session.tokens.insert(
                    NewAPIToken(
                        id: .make(), userID: user.id, teamID: nil, name: "bootstrap", prefix: secret.prefix, hash: secret.hash,
                        permissions: nil,
                        expiresAt: nil))
                try await session.audit.append(
                    AuditRecord(
                        teamID: team.id, actor: DeploymentActor(kind: .user, name: user.username), action: "user.register",
                        resource: "user/\(user.id)", traceID: traceID))
                return (user, team, secret.text)
            }
        }
    }

    /// The caller, the teams that it is in, and the token that it came with, if it did.
    package func me(
        _ context: CallContext
    ) async throws(ControlPlaneError) -> (user: User, memberships: [TeamMembership], token: APIToken?) {
        try await ControlPlaneError.mapping {
            let session = self.store.session
            let user = try await session.identity.user(context.caller.userID)
            let memberships = try await self.authorizer.teams(for: context, withOthers: false)
            guard let token = context.caller.tokenID else { return (user, memberships, nil) }
            return (user, memberships, try await session.tokens.find(token, of: user.id))
        }
    }
}
