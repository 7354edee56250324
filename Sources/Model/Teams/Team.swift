package import FoundationEssentials

/// The tenant: everything else belongs to exactly one team.
package struct Team: Sendable {
    package let id: TeamID
    package let slug: Slug
    package let name: String
    /// Counts the changes of the row; the entity tag.
    package let revision: Int
    package let createdAt: Date

    package init(id: TeamID, slug: Slug, name: String, revision: Int = 1, createdAt: Date) {
        self.id = id
        self.slug = slug
        self.name = name
        self.revision = revision
        self.createdAt = createdAt
    }
}
