package import Model
import Policy

/// A role that somebody has, and what it says of a permission.
package struct ExplainedBinding: Sendable {
    package let role: RoleName
    /// `system`, or slugs as `TEAM/PROJECT/ENVIRONMENT`.
    package let place: String
    package let origin: RoleOrigin
    /// What it says, in words.
    package let statement: String
    /// Whether the decision is its.
    package let isDeciding: Bool
    /// Whether it counts where was asked.
    let isReaching: Bool
    let isOfSystem: Bool

    init(_ held: HeldBinding, statement: String, isDeciding: Bool, isReaching: Bool) {
        self.role = held.role
        self.place = held.place
        self.origin = held.origin
        self.statement = statement
        self.isDeciding = isDeciding
        self.isReaching = isReaching
        self.isOfSystem = held.path == .system
    }
}
