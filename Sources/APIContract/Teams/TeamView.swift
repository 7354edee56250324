package import FoundationEssentials

/// A team.
package struct TeamView: Codable, Hashable, Sendable {
    package var id: String
    package var slug: String
    package var name: String
    /// The asker's roles in it.
    package var roles: [String]
    /// Whether it is closed to whoever has a password and no second factor.
    package var requireSecondFactor: Bool
    package var createdAt: Date

    package init(id: String, slug: String, name: String, roles: [String], requireSecondFactor: Bool, createdAt: Date) {
        self.id = id
        self.slug = slug
        self.name = name
        self.roles = roles
        self.requireSecondFactor = requireSecondFactor
        self.createdAt = createdAt
    }
}
