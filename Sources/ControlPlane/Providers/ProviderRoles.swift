import Model
import OIDC
import Policy
import Store

/// What a provider gives a person: the roles that its rules make of what it says, and no other, from each login on.
struct ProviderRoles: Sendable {
    let policies: PolicyStore

    /// Gives a user what the rules make of the claims, in place of what the provider gave before; inside a transaction.
    ///
    /// A rule for a team that is not there, or for a role that the policy does not know, gives nothing.
    func give(_ identity: ExternalIdentity, _ provider: LoginProvider, to user: UserID, _ session: StoreSession) async throws {
        guard let origin = RoleOrigin(provider: provider.name) else { return }
        let grants = RoleMapping.grants(provider.rules.roles, claims: identity.claims)
        let teams = try await session.roles.teams(named: Array(Set(grants.compactMap { Slug($0.team) })))
        let policy = self.policies.current
        let roles = grants.compactMap { grant -> (team: TeamID, role: RoleName)? in
            guard let team = Slug(grant.team).flatMap({ teams[$0] }), let role = RoleName(rawValue: grant.role),
                policy.role(role.rawValue, at: .team(ScopeID(team))).map({ !$0.isSystem }) == true
            else { return nil }
            return (team: team, role: role)
        }
        try await session.roles.replaceTeamRoles(of: user, from: origin, with: roles)
    }

    /// Takes away what a provider gave a user; inside a transaction.
    func takeAway(givenBy provider: String, from user: UserID, _ session: StoreSession) async throws {
        guard let origin = RoleOrigin(provider: provider) else { return }
        try await session.roles.replaceTeamRoles(of: user, from: origin, with: [])
    }
}
