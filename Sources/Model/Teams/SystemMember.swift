package import FoundationEssentials

/// Somebody who has a role in the whole installation.
package struct SystemMember: Sendable {
    package let userID: UserID
    package let username: String
    /// Each with who gave it.
    package let roles: [(role: RoleName, origin: RoleOrigin)]
    /// Since when it has any of them.
    package let since: Date

    package init(userID: UserID, username: String, roles: [(role: RoleName, origin: RoleOrigin)], since: Date) {
        self.userID = userID
        self.username = username
        self.roles = roles
        self.since = since
    }
}
