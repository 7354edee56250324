import Model
import Policy

/// What a caller may do in the whole installation.
struct SystemRights: Sendable {
    private let authority: Authority

    var policy: AccessPolicy { self.authority.policy }

    init(_ policy: AccessPolicy, of caller: Caller) {
        let bindings = caller.systemRoles.map { RoleBinding(role: $0.rawValue, at: .system, named: "system") }
        var limit: AuthorityLimit?
        if caller.permissions != nil || caller.boundTeamID != nil {
            let permissions = caller.permissions.map { $0.compactMap { policy.permissions.permission($0.rawValue) } }
            // A token of a team reaches nothing of the installation.
            limit = AuthorityLimit(permissions, of: policy, at: caller.boundTeamID.map { .team(ScopeID($0)) } ?? .system)
        }
        self.authority = Authority(policy, bindings: bindings, limit: limit)
    }

    func decide(_ permission: Permission) -> Decision {
        guard let id = self.authority.policy.permissions.permission(permission.rawValue) else { return .unknownPermission }
        return self.authority.decide(id, on: .system, ResourceAttributes(environmentKind: nil, labels: [:]))
    }

    func mayGrant(_ role: RoleName) -> GrantDecision { self.authority.mayGrant(role.rawValue, at: .system) }
}

extension Authorizer {
    /// What the caller may do in the whole installation, where it may do `permission`.
    ///
    /// - Throws: ``ControlPlaneError/notFound`` for who may not even `read`, `forbidden` or `insufficientScope` otherwise.
    func system(_ permission: Permission, reading read: Permission, by context: CallContext) throws(ControlPlaneError) -> SystemRights {
        let rights = SystemRights(self.policies.current, of: context.caller)
        guard rights.decide(read).isAllowed else { throw .notFound }
        switch rights.decide(permission).reason {
        case .granted: return rights
        case .outsideLimit, .outsideScope: throw .insufficientScope(permission)
        case .notGranted, .denied, .undecidable, .invalidBinding, .unknownPermission: throw .forbidden(permission)
        }
    }
}
