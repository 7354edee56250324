package import FoundationEssentials

/// The tenant: everything else belongs to exactly one team.
package struct Team: Sendable {
    package let id: TeamID
    package let slug: Slug
    package let name: String
    /// Whether it is closed to whoever has a password and no second factor.
    package let requiresSecondFactor: Bool
    /// Counts the changes of the row; the entity tag.
    package let revision: Int
    package let createdAt: Date

    package init(id: TeamID, slug: Slug, name: String, requiresSecondFactor: Bool = false, revision: Int = 1, createdAt: Date) {
        self.id = id
        self.slug = slug
        self.name = name
        self.requiresSecondFactor = requiresSecondFactor
        self.revision = revision
        self.createdAt = createdAt
    }
}
