import APIContract

/// A role as people read it.
enum RoleReport {
    static func lines(_ role: RoleView) -> [String] {
        var fields = FieldList()
        fields.add("role", role.name)
        fields.add("summary", role.summary)
        fields.add("kind", role.builtIn ? "built in" : "the team's own")
        fields.add("problem", role.problem)
        fields.add("inherits", role.inherits.joined(separator: ", "))
        fields.add("allows", role.allow.joined(separator: ", "))
        for denial in role.deny { fields.add("denies", Self.line(denial)) }
        fields.add("may", role.permissions.joined(separator: ", "))
        return fields.lines
    }

    private static func line(_ denial: RoleDenial) -> String {
        var parts = [denial.permissions.joined(separator: ", ")]
        if let kinds = denial.when?.environment { parts.append("in environments of kind \(kinds.joined(separator: " or "))") }
        if let labels = denial.when?.labels {
            parts.append("where " + labels.sorted { $0.key < $1.key }.map { "\($0.key) is \($0.value)" }.joined(separator: " and "))
        }
        return parts.joined(separator: " ")
    }
}
