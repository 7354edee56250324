/// A permission as the file states it.
struct PermissionDefinition: Sendable {
    let name: Located<String>
    let summary: String
    /// Whether only roles of the whole installation may have it.
    let isSystem: Bool
}
