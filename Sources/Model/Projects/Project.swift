package import FoundationEssentials

/// A group of applications of one team.
package struct Project: Sendable {
    package let id: ProjectID
    package let teamID: TeamID
    package let slug: Slug
    package let name: String
    package let createdAt: Date
    package let updatedAt: Date

    package init(id: ProjectID, teamID: TeamID, slug: Slug, name: String, createdAt: Date, updatedAt: Date) {
        self.id = id
        self.teamID = teamID
        self.slug = slug
        self.name = name
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}
