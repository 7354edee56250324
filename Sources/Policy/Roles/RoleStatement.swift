/// A role as whoever defines it states it, with the names as they wrote them.
public struct RoleStatement: Hashable, Sendable {
    /// Its name, unique in its team.
    public let name: String
    /// What it is for, in a sentence.
    public let summary: String
    /// The roles all of which it has, with what they are denied.
    public let inherits: [String]
    /// The permissions that it adds.
    public let allow: [String]
    /// What it is denied.
    public let deny: [DenialStatement]

    /// A role of these parts; whether they hold is told where it is added to a policy.
    public init(name: String, summary: String = "", inherits: [String] = [], allow: [String] = [], deny: [DenialStatement] = []) {
        self.name = name
        self.summary = summary
        self.inherits = inherits
        self.allow = allow
        self.deny = deny
    }

    init(_ definition: RoleDefinition) {
        self.init(
            name: definition.name.value, summary: definition.summary ?? "", inherits: definition.inherits.map(\.value),
            allow: definition.allow.map(\.value), deny: definition.deny.map { DenialStatement($0) })
    }
}
