package import FoundationEssentials

/// Who makes a request, as authentication found it.
package struct Caller: Sendable, Hashable {
    package let userID: UserID
    package let username: String
    package let credential: Credential
    /// The team that the token is bound to; nil for a personal one and for a session.
    package let boundTeamID: TeamID?
    /// What the token may do at most; nil for all that its user may.
    package let permissions: Set<Permission>?
    /// When the token ends; nil for one that does not, and for a session.
    package let tokenExpiresAt: Date?

    /// A caller with a token.
    package init(
        userID: UserID, username: String, tokenID: TokenID, tokenName: String, boundTeamID: TeamID?, permissions: Set<Permission>?,
        tokenExpiresAt: Date? = nil
    ) {
        self.userID = userID
        self.username = username
        self.credential = .token(tokenID, name: tokenName)
        self.boundTeamID = boundTeamID
        self.permissions = permissions
        self.tokenExpiresAt = tokenExpiresAt
    }

    /// A person who is signed in.
    package init(userID: UserID, username: String, sessionID: SessionID, authenticatedAt: Date) {
        self.userID = userID
        self.username = username
        self.credential = .session(sessionID, authenticatedAt: authenticatedAt)
        self.boundTeamID = nil
        self.permissions = nil
        self.tokenExpiresAt = nil
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
