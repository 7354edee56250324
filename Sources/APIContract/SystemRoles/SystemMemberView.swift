package import FoundationEssentials

/// Somebody who has, or just had, a role in the whole installation.
package struct SystemMemberView: Codable, Hashable, Sendable {
    /// That of the user.
    package var id: String
    package var username: String
    package var roles: [String]
    /// Every role with who gave it.
    package var grants: [SystemGrantView]
    /// Since when the user has any; null for who has none.
    @Nullable package var createdAt: Date?

    package init(id: String, username: String, roles: [String], grants: [SystemGrantView], createdAt: Date?) {
        self.id = id
        self.username = username
        self.roles = roles
        self.grants = grants
        self.createdAt = createdAt
    }
}
