/// Somebody with some roles at a place, and what they may do there and what not.
struct Scenario: Sendable {
    let name: String
    let position: SourcePosition
    let bindings: [RoleBinding]
    /// Nil for no limit; permissions nil for all.
    let limit: (permissions: [PermissionID]?, scope: ResourcePath)?
    let path: ResourcePath
    let attributes: ResourceAttributes
    let allowed: [PermissionID]
    let denied: [PermissionID]
    let grantable: [String]
    let ungrantable: [String]
}
