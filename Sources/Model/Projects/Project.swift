package import FoundationEssentials

/// A group of applications of one team.
package struct Project: Sendable {
    package let id: ProjectID
    package let teamID: TeamID
    package let slug: Slug
    package let name: String
    /// Counts the changes of the row; the entity tag.
    package let revision: Int
    package let createdAt: Date
    package let updatedAt: Date

    package init(id: ProjectID, teamID: TeamID, slug: Slug, name: String, revision: Int, createdAt: Date, updatedAt: Date) {
        self.id = id
        self.teamID = teamID
        self.slug = slug
        self.name = name
        self.revision = revision
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}
