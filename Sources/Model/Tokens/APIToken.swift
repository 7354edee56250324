package import FoundationEssentials

/// An API token as it is listed: its secret is shown once and never kept.
package struct APIToken: Sendable {
    package let id: TokenID
    package let userID: UserID
    /// The team it is bound to; nil for a personal token, which may do what its user may.
    package let teamID: TeamID?
    /// The project that it is bound to; nil for one of the whole team, and for a personal one.
    package let projectID: ProjectID?
    package let name: String
    /// The visible beginning, by which a person recognises it.
    package let prefix: String
    /// What it may do at most; nil for all that its user may.
    package let permissions: Set<Permission>?
    package let createdAt: Date
    package let expiresAt: Date?
    package let lastUsedAt: Date?

    package init(
        id: TokenID, userID: UserID, teamID: TeamID?, projectID: ProjectID? = nil, name: String, prefix: String,
        permissions: Set<Permission>?, createdAt: Date, expiresAt: Date?, lastUsedAt: Date?
    ) {
        self.id = id
        self.userID = userID
        self.teamID = teamID
        self.projectID = projectID
        self.name = name
        self.prefix = prefix
        self.permissions = permissions
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.lastUsedAt = lastUsedAt
    }
}
