import Model
import Policy
import Store

/// What a caller may do in one team, as the policy has it.
struct CallerRights: Sendable {
    private let authority: Authority
    private let team: ScopeID

    /// - Parameters:
    ///   - roles: the caller's in the team, as far as they matter for what is asked.
    ///   - isLimited: whether what the caller's token may do at most counts too.
    init(_ policy: AccessPolicy, _ roles: HeldRoles, in team: TeamID, of caller: Caller, isLimited: Bool = true) {
        self.init(policy, roles, in: team, systemRoles: caller.systemRoles, limit: isLimited ? Self.limit(of: caller, policy) : nil)
    }

    /// - Parameters:
    ///   - systemRoles: those in the whole installation.
    ///   - limit: what is allowed at most; nil for all that the roles allow.
    init(
        _ policy: AccessPolicy, _ roles: HeldRoles, in team: TeamID, systemRoles: [RoleName], limit: AuthorityLimit? = nil
    ) {
        self.team = ScopeID(team)
        var bindings = systemRoles.map { RoleBinding(role: $0.rawValue, at: .system, named: "system") }
        for role in roles.ofTeam { bindings.append(RoleBinding(role: role.rawValue, at: .team(self.team), named: "the team")) }
        for role in roles.placed {
            bindings.append(RoleBinding(role: role.role.rawValue, at: role.place.path(in: self.team), named: "a place"))
        }
        self.authority = Authority(policy, bindings: bindings, limit: limit)
    }

    func decide(_ permission: Permission, at place: TenantPlace) -> Decision {
        switch place {
        case .team: self.decide(permission, at: .team(self.team), kind: nil)
        case .project(let id): self.decide(permission, at: .project(ScopeID(id), of: self.team), kind: nil)
        case .environment(let id, let slug, let project):
            self.decide(
                permission, at: .environment(ScopeID(id), of: ScopeID(project), in: self.team),
                kind: PlaceName.kind(of: slug.rawValue))
        }
    }

    /// Whether the permission is had in the whole installation, and not only in teams of it.
    func decideInstallation(_ permission: Permission) -> Decision { self.decide(permission, at: .system, kind: nil) }

    /// To how much of what is in the team, or in one project of it, the permission reaches.
    func reach(of permission: Permission, in project: ProjectID? = nil) -> Reach {
        guard let id = self.id(permission) else { return .nowhere }
        return self.authority.reach(of: id, from: project.map { .project(ScopeID($0), of: self.team) } ?? .team(self.team))
    }

    /// Whether a role may be handed on at a place.
    func mayGrant(_ role: RoleName, at place: RolePlace) -> GrantDecision {
        self.authority.mayGrant(role.rawValue, at: place.path(in: self.team))
    }

    /// Whether a role, or a token, with these permissions may be made at a place.
    func mayGrant(permissions: [String], at place: RolePlace = .team) -> GrantDecision {
        self.authority.mayGrant(permissions: permissions, at: place.path(in: self.team))
    }

    /// Whether the name means a role that the team defined for itself.
    func isOwn(_ role: RoleName) -> Bool { self.authority.policy.isCustom(role.rawValue, of: self.team) }

    private func decide(_ permission: Permission, at path: ResourcePath, kind: EnvironmentKind?) -> Decision {
        // Nothing has labels: all that there are, are known. A permission that the list has not is no permission of any role.
        guard let id = self.id(permission) else { return .unknownPermission }
        return self.authority.decide(id, on: path, ResourceAttributes(environmentKind: kind, labels: [:]))
    }

    private func id(_ permission: Permission) -> PermissionID? { self.authority.policy.permissions.permission(permission.rawValue) }

    /// What the caller's token may do at most; nil where it may do all that its user may.
    private static func limit(of caller: Caller, _ policy: AccessPolicy) -> AuthorityLimit? {
        guard caller.permissions != nil || caller.boundTeamID != nil else { return nil }
        let permissions = caller.permissions.map { $0.compactMap { policy.permissions.permission($0.rawValue) } }
        return AuthorityLimit(permissions, of: policy, at: Self.place(of: caller))
    }

    /// Beyond what the caller's token reaches nothing.
    private static func place(of caller: Caller) -> ResourcePath {
        guard let team = caller.boundTeamID.map({ ScopeID($0) }) else { return .system }
        return caller.boundProjectID.map { .project(ScopeID($0), of: team) } ?? .team(team)
    }
}
