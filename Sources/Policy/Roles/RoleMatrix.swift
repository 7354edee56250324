/// Which built-in role has which permission.
public struct RoleMatrix: Hashable, Sendable {
    /// What a role says of a permission.
    public enum Cell: String, Hashable, Sendable {
        case granted = "yes"
        /// It has it, and a rule denies it under conditions.
        case conditional = "if"
        case none = "-"
    }

    /// The names of the roles, in the order of their file.
    public let roles: [String]
    /// The names of the permissions, in the order of theirs.
    public let permissions: [String]
    /// For each permission what each role says of it.
    public let cells: [[Cell]]

    /// The matrix of a policy.
    public init(_ policy: AccessPolicy) {
        let roles = policy.builtInRoles
        self.roles = roles.map(\.name)
        self.permissions = policy.permissions.names
        self.cells = policy.permissions.all.map { permission in roles.map { Self.cell($0, permission.index) } }
    }

    private static func cell(_ role: PolicyRole, _ index: UInt8) -> Cell {
        guard role.allow.contains(index) else { return .none }
        let rules = role.rules.filter { $0.permissions.contains(index) }
        if rules.contains(where: { $0.kinds == nil && $0.labels.isEmpty }) { return .none }
        return rules.isEmpty ? .granted : .conditional
    }

    /// A line for each permission below one with the roles.
    public var table: String {
        let first = self.permissions.map(\.utf8.count).max() ?? 0
        var lines = [Self.padded("", first) + self.roles.map { "  " + $0 }.joined()]
        for (permission, cells) in zip(self.permissions, self.cells) {
            let columns = zip(self.roles, cells).map { "  " + Self.padded($1.rawValue, $0.utf8.count) }
            lines.append(Self.padded(permission, first) + columns.joined())
        }
        return lines.map { $0.trimmingEnd() }.joined(separator: "\n")
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.utf8.count))
    }
}

extension String {
    fileprivate func trimmingEnd() -> String { String(self.reversed().drop { $0 == " " }.reversed()) }
}
