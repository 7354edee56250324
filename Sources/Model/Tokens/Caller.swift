package import FoundationEssentials

/// Who makes a request, as authentication found it.
package struct Caller: Sendable, Hashable {
    package let userID: UserID
    package let username: String
    package let credential: Credential
    /// The team that the token is bound to; nil for a personal one and for a session.
    package let boundTeamID: TeamID?
    /// The project of that team that the token is bound to; nil for all of the team.
    package let boundProjectID: ProjectID?
    /// Whether it is a service account of that team, and no person.
    package let isService: Bool
    /// The roles of the user in the whole installation.
    package let systemRoles: [RoleName]
    /// What the token may do at most; nil for all that its user may.
    package let permissions: Set<Permission>?
    /// When the token ends; nil for one that does not, and for a session.
    package let tokenExpiresAt: Date?

    /// A caller with a token.
    package init(
        userID: UserID, username: String, tokenID: TokenID, tokenName: String, boundTeamID: TeamID?, permissions: Set<Permission>?,
        tokenExpiresAt: Date? = nil, systemRoles: [RoleName] = [], boundProjectID: ProjectID? = nil, isService: Bool = false
    ) {
        self.userID = userID
        self.username = username
        self.credential = .token(tokenID, name: tokenName)
        self.boundTeamID = boundTeamID
        self.boundProjectID = boundProjectID
        self.isService = isService
        self.permissions = permissions
        self.tokenExpiresAt = tokenExpiresAt
        self.systemRoles = systemRoles
    }

    /// A person who is signed in.
    package init(userID: UserID, username: String, sessionID: SessionID, authenticatedAt: Date, systemRoles: [RoleName] = []) {
        self.userID = userID
        self.username = username
        self.credential = .session(sessionID, authenticatedAt: authenticatedAt)
        self.boundTeamID = nil
        self.boundProjectID = nil
        self.isService = false
        self.permissions = nil
        self.tokenExpiresAt = nil
        self.systemRoles = systemRoles
    }

    /// The same caller with these roles in the whole installation.
    package func with(systemRoles: [RoleName]) -> Self {
        Self(caller: self, systemRoles: systemRoles)
    }

    private init(caller: Self, systemRoles: [RoleName]) {
        self.userID = caller.userID
        self.username = caller.username
        self.credential = caller.credential
        self.boundTeamID = caller.boundTeamID
        self.boundProjectID = caller.boundProjectID
        self.isService = caller.isService
        self.permissions = caller.permissions
        self.tokenExpiresAt = caller.tokenExpiresAt
        self.systemRoles = systemRoles
    }

    /// The token that was used; nil for a session.
    package var tokenID: TokenID? {
        if case .token(let id, _) = self.credential { id } else { nil }
    }

    /// The session that was used; nil for a token.
    package var sessionID: SessionID? {
        if case .session(let id, _) = self.credential { id } else { nil }
    }
}
