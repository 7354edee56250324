package import FoundationEssentials

/// A role that a team defined for itself, as it is kept; what it means stands in the policy.
package struct TeamRole: Sendable, Hashable {
    package let name: RoleName
    package let summary: String
    /// The roles all of which it has, with what they are denied.
    package let inherits: [String]
    /// The permissions that it adds.
    package let allow: [String]
    package let deny: [TeamRoleDenial]
    /// Counts the changes of the row; the entity tag.
    package let revision: Int
    package let createdAt: Date
    package let updatedAt: Date

    package init(
        name: RoleName, summary: String = "", inherits: [String] = [], allow: [String] = [], deny: [TeamRoleDenial] = [],
        revision: Int = 1, createdAt: Date = Date(), updatedAt: Date = Date()
    ) {
        self.name = name
        self.summary = summary
        self.inherits = inherits
        self.allow = allow
        self.deny = deny
        self.revision = revision
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}
