/// A role with all that it inherits, compiled to bits.
public final class PolicyRole: Sendable {
    /// Its name; a custom one is unique in its team.
    public let name: String
    /// Whether it is bound to the whole installation alone.
    public let isSystem: Bool
    /// What it is for, in a sentence.
    public let summary: String
    let allow: PermissionSet
    /// What some rule denies, whatever its conditions.
    let deniable: PermissionSet
    let rules: [DenyRule]
    /// Where each of its permissions was granted, by the place in the list.
    let origins: [UInt8: RoleOrigin]

    init(
        name: String, isSystem: Bool, summary: String, allow: PermissionSet, rules: [DenyRule], origins: [UInt8: RoleOrigin]
    ) {
        self.name = name
        self.isSystem = isSystem
        self.summary = summary
        self.allow = allow
        self.rules = rules
        self.deniable = rules.reduce(.none) { $0.union($1.permissions) }
        self.origins = origins
    }
}
