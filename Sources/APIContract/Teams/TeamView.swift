package import FoundationEssentials

/// A team.
package struct TeamView: Codable, Hashable, Sendable {
    package var id: String
    package var slug: String
    package var name: String
    /// The asker's roles in it.
    package var roles: [String]
    package var createdAt: Date

    package init(id: String, slug: String, name: String, roles: [String], createdAt: Date) {
        self.id = id
        self.slug = slug
        self.name = name
        self.roles = roles
        self.createdAt = createdAt
    }
}
