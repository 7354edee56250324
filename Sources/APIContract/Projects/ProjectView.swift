package import FoundationEssentials

/// A group of applications.
package struct ProjectView: Codable, Hashable, Sendable {
    package var id: String
    package var teamId: String
    package var slug: String
    package var name: String
    package var createdAt: Date
    package var updatedAt: Date

    package init(id: String, teamId: String, slug: String, name: String, createdAt: Date, updatedAt: Date) {
        self.id = id
        self.teamId = teamId
        self.slug = slug
        self.name = name
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}
