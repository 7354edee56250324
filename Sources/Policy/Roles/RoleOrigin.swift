/// Where a role got a permission from.
struct RoleOrigin: Hashable, Sendable {
    /// The role whose definition names it: the role itself, or one that it inherits.
    let role: String
    let position: SourcePosition
}
