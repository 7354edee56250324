/// Turns stated roles into definitions whose parts know where they stand, so that what is wrong is told by field.
struct RoleStatementReader {
    private(set) var problems: [PolicyProblem] = []

    mutating func definition(_ statement: RoleStatement) -> RoleDefinition {
        let role = statement.name
        if role.wholeMatch(of: /[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?/) == nil {
            self.note(SourcePosition(role: role, field: "name"), "is no name of a role: up to 40 of a-z, 0-9 and inner dashes")
        }
        return RoleDefinition(
            name: Located(value: role, position: SourcePosition(role: role, field: "name")), isSystem: false, summary: statement.summary,
            inherits: Self.located(statement.inherits, role, "inherits"), allow: Self.located(statement.allow, role, "allow"),
            deny: statement.deny.enumerated().map { self.denial($1, role, "deny.\($0)") })
    }

    private mutating func denial(_ statement: DenialStatement, _ role: String, _ field: String) -> DenyDefinition {
        // A denial of nothing would be a mistake that lets through.
        if statement.permissions?.isEmpty == true {
            self.note(SourcePosition(role: role, field: "\(field).permissions"), "names no permission")
        }
        if statement.environments?.isEmpty == true {
            self.note(SourcePosition(role: role, field: "\(field).when.environment"), "names no kind of environment")
        }
        return DenyDefinition(
            permissions: statement.permissions.map { Self.located($0, role, "\(field).permissions") },
            kinds: statement.environments.map { self.kinds(Self.located($0, role, "\(field).when.environment")) },
            labels: statement.labels, position: SourcePosition(role: role, field: field))
    }

    private mutating func kinds(_ names: [Located<String>]) -> Set<EnvironmentKind> {
        var kinds: Set<EnvironmentKind> = []
        for name in names {
            if let kind = EnvironmentKind(rawValue: name.value) {
                kinds.insert(kind)
            } else {
                self.note(
                    name.position, "there is no kind of environment '\(name.value)'",
                    suggestion: NearestName.to(name.value, among: EnvironmentKind.allCases.map(\.rawValue)))
            }
        }
        return kinds
    }

    private mutating func note(_ position: SourcePosition, _ message: String, suggestion: String? = nil) {
        self.problems.append(PolicyProblem(position, message, suggestion: suggestion))
    }

    private static func located(_ names: [String], _ role: String, _ field: String) -> [Located<String>] {
        names.enumerated().map { Located(value: $1, position: SourcePosition(role: role, field: "\(field).\($0)")) }
    }
}
