import Model
import Policy

/// One change of a team's own roles: who makes it, and by which files.
struct RoleChange: Sendable {
    let tenant: TenantContext
    let rights: CallerRights
    /// Without roles of teams.
    let policy: AccessPolicy

    private var team: ScopeID { ScopeID(self.tenant.teamID) }

    /// - Throws: ``ControlPlaneError/notFound`` for a name that none of the team's own roles has, `forbidden` for a built-in one,
    ///   `preconditionFailed` where it is in none of the states that are meant.
    func find(_ name: String, among known: [TeamRole], revisions: Set<Int>?) throws(ControlPlaneError) -> TeamRole {
        guard let role = known.first(where: { $0.name.rawValue == name }) else {
            guard self.policy.role(name, at: .team(self.team))?.isSystem == false else { throw .notFound }
            throw .conflict("the role \(name) is built in: it stands in the files of the installation")
        }
        if let revisions, !revisions.contains(role.revision) { throw .preconditionFailed }
        return role
    }

    /// Holds a role that is made, or changed, to the rules: all that it names exists, all others go on to hold, and neither what it was nor
    /// what it is to be may do more than the caller.
    func check(_ input: RoleInput, named name: RoleName, among known: [TeamRole]) throws {
        try input.check()
        let (before, broken) = self.policy.adding(known.map { RoleStatement($0) }, of: self.team)
        let others = known.filter { $0.name != name }
        let (after, problems) = self.policy.adding((others + [input.role(named: name)]).map { RoleStatement($0) }, of: self.team)
        let own = problems.filter { $0.position.file == name.rawValue }
        guard own.isEmpty else {
            throw ValidationError(own.map { FieldProblem(field: $0.position.field ?? "name", message: $0.text) })
        }
        let lost = Set(problems.map(\.position.file)).subtracting(broken.map(\.position.file)).sorted()
        if let lost = lost.first { throw ControlPlaneError.conflict("the role \(lost), which inherits it, would not hold any more") }
        try self.checkCeiling(name, by: before)
        try self.checkCeiling(name, by: after)
    }

    /// Nobody takes away a role that may do more than they may.
    func checkCeiling(_ name: RoleName, among known: [TeamRole]) throws(ControlPlaneError) {
        try self.checkCeiling(name, by: self.policy.adding(known.map { RoleStatement($0) }, of: self.team).policy)
    }

    func detail(_ role: TeamRole, among all: [TeamRole]) -> RoleDetail {
        let (policy, problems) = self.policy.adding(all.map { RoleStatement($0) }, of: self.team)
        return RoleDetail(role, of: policy, in: self.tenant.teamID, problems)
    }

    /// What does not hold may do nothing.
    private func checkCeiling(_ name: RoleName, by policy: AccessPolicy) throws(ControlPlaneError) {
        guard let role = policy.role(name.rawValue, at: .team(self.team)) else { return }
        if case .exceeds(let permissions) = self.rights.mayGrant(permissions: policy.permissions(of: role)) {
            throw .exceedsOwn(name, permissions)
        }
    }
}
