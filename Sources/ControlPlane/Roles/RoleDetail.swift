package import Model

/// A role that can be given in a team, and what it comes to.
package struct RoleDetail: Sendable {
    package let role: TeamRole
    package let isBuiltIn: Bool
    /// All that it may do where nothing denies it, what it inherits included.
    package let permissions: [String]
    /// Why it does not hold any more, so that who has it is denied all; nil where it does.
    package let problem: String?
}
