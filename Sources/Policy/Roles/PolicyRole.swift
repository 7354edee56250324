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
    /// What it states itself.
    let definition: RoleDefinition
    /// Where each of its permissions was granted, by the place in the list.
    let origins: [UInt8: RoleOrigin]

    init(
        _ definition: RoleDefinition, allow: PermissionSet, rules: [DenyRule], origins: [UInt8: RoleOrigin]
    ) {
        self.definition = definition
        self.name = definition.name.value
        self.isSystem = definition.isSystem
        self.summary = definition.summary ?? ""
        self.allow = allow
        self.rules = rules
        self.deniable = rules.reduce(.none) { $0.union($1.permissions) }
        self.origins = origins
    }

    /// What it states itself, without what it inherits.
    public var statement: RoleStatement { RoleStatement(self.definition) }
}
