package import FoundationEssentials

/// A role that can be given in a team.
package struct RoleView: Codable, Hashable, Sendable {
    package var name: String
    package var summary: String
    /// Whether it stands in the files of the installation, and not in the team.
    package var builtIn: Bool
    package var inherits: [String]
    /// What it adds to what it inherits.
    package var allow: [String]
    package var deny: [RoleDenial]
    /// All that it may do where nothing denies it.
    package var permissions: [String]
    /// Why it does not hold any more, so that who has it is denied all; null where it does.
    @Nullable package var problem: String?
    @Nullable package var createdAt: Date?
    @Nullable package var updatedAt: Date?

    package init(
        name: String, summary: String, builtIn: Bool, inherits: [String], allow: [String], deny: [RoleDenial], permissions: [String],
        problem: String?, createdAt: Date?, updatedAt: Date?
    ) {
        self.name = name
        self.summary = summary
        self.builtIn = builtIn
        self.inherits = inherits
        self.allow = allow
        self.deny = deny
        self.permissions = permissions
        self.problem = problem
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}
