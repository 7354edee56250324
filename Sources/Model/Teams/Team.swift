package import FoundationEssentials

/// The tenant: everything else belongs to exactly one team.
package struct Team: Sendable {
    package let id: TeamID
    package let slug: Slug
    package let name: String
    package let createdAt: Date

    package init(id: TeamID, slug: Slug, name: String, createdAt: Date) {
        self.id = id
        self.slug = slug
        self.name = name
        self.createdAt = createdAt
    }
}
