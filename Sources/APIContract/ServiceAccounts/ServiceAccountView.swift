package import FoundationEssentials

/// A principal of a team that is no person.
package struct ServiceAccountView: Codable, Hashable, Sendable {
    package var id: String
    package var name: String
    package var description: String
    /// The roles in the whole team.
    package var roles: [String]
    /// Every role there and further down.
    package var grants: [RoleGrantView]
    package var createdBy: String
    package var createdAt: Date
    @Nullable package var lastUsedAt: Date?

    package init(
        id: String, name: String, description: String, roles: [String], grants: [RoleGrantView], createdBy: String, createdAt: Date,
        lastUsedAt: Date?
    ) {
        self.id = id
        self.name = name
        self.description = description
        self.roles = roles
        self.grants = grants
        self.createdBy = createdBy
        self.createdAt = createdAt
        self.lastUsedAt = lastUsedAt
    }
}
