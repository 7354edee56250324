package import FoundationEssentials

/// A principal of a team that is no person: a program, which has roles and tokens as its team gives them.
package struct ServiceAccount: Sendable {
    /// It is a user like others, as far as roles and tokens go.
    package let id: UserID
    package let name: Slug
    package let description: String
    /// The user name of who made it, which says nothing of whether there is such a user any more.
    package let createdBy: String
    package let createdAt: Date
    /// When any of its tokens was last used, to the minute.
    package let lastUsedAt: Date?

    package init(id: UserID, name: Slug, description: String, createdBy: String, createdAt: Date, lastUsedAt: Date? = nil) {
        self.id = id
        self.name = name
        self.description = description
        self.createdBy = createdBy
        self.createdAt = createdAt
        self.lastUsedAt = lastUsedAt
    }
}
