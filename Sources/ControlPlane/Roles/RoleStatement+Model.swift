import Model
import Policy

extension RoleStatement {
    /// What a kept role states.
    init(_ role: TeamRole) {
        self.init(
            name: role.name.rawValue, summary: role.summary, inherits: role.inherits, allow: role.allow,
            deny: role.deny.map { DenialStatement(permissions: $0.permissions, environments: $0.environments, labels: $0.labels) })
    }
}

extension RoleDetail {
    init(builtIn role: PolicyRole, of policy: AccessPolicy) {
        let stated = role.statement
        self.init(
            role: TeamRole(
                name: RoleName(stored: role.name), summary: role.summary, inherits: stated.inherits, allow: stated.allow,
                deny: stated.deny.map { TeamRoleDenial(permissions: $0.permissions, environments: $0.environments, labels: $0.labels) }),
            isBuiltIn: true, permissions: policy.permissions(of: role), problem: nil)
    }

    /// - Parameter problems: those of all roles of the team.
    init(_ role: TeamRole, of policy: AccessPolicy, in team: TeamID, _ problems: [PolicyProblem]) {
        let found = policy.role(role.name.rawValue, at: .team(ScopeID(team)))
        self.init(
            role: role, isBuiltIn: false, permissions: found.map { policy.permissions(of: $0) } ?? [],
            problem: problems.first { $0.position.file == role.name.rawValue }.map { "\($0.position.field ?? ""): \($0.text)" })
    }
}

extension PolicyProblem {
    /// The message with what may have been meant.
    var text: String { self.message + (self.suggestion.map { "; did you mean \($0)?" } ?? "") }
}
