package import FoundationEssentials

/// Somebody who has a role in a team or a project.
package struct MemberView: Codable, Hashable, Sendable {
    /// That of the user.
    package var id: String
    package var username: String
    /// `user` or `serviceAccount`.
    package var type: String
    /// The roles in the whole team; of a project those in the whole project.
    package var roles: [String]
    /// Every role there and further down, with who gave it.
    package var grants: [RoleGrantView]
    /// Since when the user has any role in the team.
    package var createdAt: Date

    package init(id: String, username: String, type: String, roles: [String], grants: [RoleGrantView], createdAt: Date) {
        self.id = id
        self.username = username
        self.type = type
        self.roles = roles
        self.grants = grants
        self.createdAt = createdAt
    }
}
