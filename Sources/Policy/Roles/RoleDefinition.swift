/// A role as its file states it.
struct RoleDefinition: Sendable {
    let name: Located<String>
    /// Whether it is bound to the whole installation alone, and may have its permissions.
    let isSystem: Bool
    let summary: String?
    let inherits: [Located<String>]
    let allow: [Located<String>]
    let deny: [DenyDefinition]
}
