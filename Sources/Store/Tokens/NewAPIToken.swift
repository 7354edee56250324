package import FoundationEssentials
package import Model

/// A token about to be kept.
package struct NewAPIToken: Sendable {
    package let id: TokenID
    package let userID: UserID
    package let teamID: TeamID?
    package let projectID: ProjectID?
    package let name: String
    package let prefix: String
    /// The SHA-256 of the secret: 32 bytes.
    package let hash: [UInt8]
    package let permissions: Set<Permission>?
    package let expiresAt: Date?

    package init(
        id: TokenID, userID: UserID, teamID: TeamID?, projectID: ProjectID? = nil, name: String, prefix: String, hash: [UInt8],
        permissions: Set<Permission>?, expiresAt: Date?
    ) {
        self.id = id
        self.userID = userID
        self.teamID = teamID
        self.projectID = projectID
        self.name = name
        self.prefix = prefix
        self.hash = hash
        self.permissions = permissions
        self.expiresAt = expiresAt
    }
}
