/// What a decision looks at of a binding's role.
struct BindingGrant: Sendable {
    let allow: PermissionSet
    /// What some rule of it denies, whatever the conditions.
    let deniable: PermissionSet
}
