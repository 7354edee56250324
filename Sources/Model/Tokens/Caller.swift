package import FoundationEssentials

/// Who makes a request, as authentication found it.
package struct Caller: Sendable, Hashable {
    package let userID: UserID
    package let username: String
    /// The token that was used; its name is what audit and deployments show.
    package let tokenID: TokenID
    package let tokenName: String
    /// The team that the token is bound to; nil for a personal one.
    package let boundTeamID: TeamID?
    /// What the token may do at most; nil for all that its user may.
    package let permissions: Set<Permission>?
    /// When the token ends; nil for one that does not.
    package let tokenExpiresAt: Date?

    package init(
        userID: UserID, username: String, tokenID: TokenID, tokenName: String, boundTeamID: TeamID?, permissions: Set<Permission>?,
        tokenExpiresAt: Date? = nil
    ) {
        self.userID = userID
        self.username = username
        self.tokenID = tokenID
        self.tokenName = tokenName
        self.boundTeamID = boundTeamID
        self.permissions = permissions
        self.tokenExpiresAt = tokenExpiresAt
    }
}
