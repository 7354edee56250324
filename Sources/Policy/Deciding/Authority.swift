/// What one caller may do: the roles bound to it, and the limit that its token sets.
///
/// Made once for a request, asked many times.
public struct Authority: Sendable {
    /// What the roles mean.
    public let policy: AccessPolicy
    /// In the order in which decisions name them.
    public let bindings: [RoleBinding]
    let limit: AuthorityLimit?
    /// Beside each other what a decision looks at of each binding, so that those of other places are passed quickly.
    let scopes: [ResourcePath]
    let grants: [BindingGrant]
    let roles: [PolicyRole?]

    /// The authority of these bindings.
    ///
    /// One that names no role of the policy, or a role of the system elsewhere, denies all within its scope: what it was to deny cannot be
    /// known.
    public init(_ policy: AccessPolicy, bindings: [RoleBinding], limit: AuthorityLimit? = nil) {
        self.policy = policy
        self.bindings = bindings
        self.limit = limit
        self.scopes = bindings.map(\.scope)
        self.roles = bindings.map { binding in
            let role = policy.role(binding.role, at: binding.scope)
            return role?.isSystem == true && binding.scope != .system ? nil : role
        }
        self.grants = self.roles.map { role in
            role.map { BindingGrant(allow: $0.allow, deniable: $0.deniable) } ?? BindingGrant(allow: .none, deniable: .everything)
        }
    }

    /// Whether `permission` may be used on what is at `path`.
    ///
    /// It allocates nothing.
    ///
    /// - Parameter attributes: what the conditions of rules ask for; what is unknown is denied by a rule that asks for it.
    public func decide(
        _ permission: PermissionID, on path: ResourcePath, _ attributes: ResourceAttributes = .unknown
    ) -> Decision {
        guard permission.list == self.policy.permissions.fingerprint else { return Decision(.unknownPermission) }
        var granting: Int?
        for binding in self.scopes.indices where self.scopes[binding].covers(path) {
            if self.grants[binding].deniable.contains(permission.index),
                let refusal = self.refusal(permission.index, by: binding, path, attributes)
            {
                return Decision(refusal)
            }
            if granting == nil, self.grants[binding].allow.contains(permission.index) { granting = binding }
        }
        guard let granting else { return Decision(.notGranted) }
        guard let limit = self.limit else { return Decision(.granted(binding: granting)) }
        guard limit.scope.covers(path) else { return Decision(.outsideScope) }
        guard limit.permissions?.contains(permission.index) != false else { return Decision(.outsideLimit) }
        return Decision(.granted(binding: granting))
    }

    /// The names of all that may be done at `path`.
    public func permissions(on path: ResourcePath, _ attributes: ResourceAttributes = .unknown) -> [String] {
        self.policy.permissions.all.filter { self.decide($0, on: path, attributes).isAllowed }
            .compactMap(self.policy.permissions.name(of:))
    }

    /// What may be handed on at `path`: what roles bound there grant, but for what any rule denies, whatever its conditions.
    func ceiling(at path: ResourcePath) -> PermissionSet {
        var granted = PermissionSet.none
        var deniable = PermissionSet.none
        for binding in self.scopes.indices where self.scopes[binding].covers(path) {
            granted.formUnion(self.grants[binding].allow)
            deniable.formUnion(self.grants[binding].deniable)
        }
        guard let limit = self.limit else { return granted.subtracting(deniable) }
        guard limit.scope.covers(path) else { return .none }
        return granted.subtracting(deniable).intersection(limit.permissions ?? .everything)
    }

    /// Why the binding's rules refuse; nil where none does.
    private func refusal(
        _ index: UInt8, by binding: Int, _ path: ResourcePath, _ attributes: ResourceAttributes
    ) -> DecisionReason? {
        guard let role = self.roles[binding] else { return .invalidBinding(binding) }
        for rule in role.rules.indices where role.rules[rule].permissions.contains(index) {
            switch role.rules[rule].applies(to: path, attributes) {
            case true?: return .denied(binding: binding, rule: rule)
            case nil: return .undecidable(binding: binding, rule: rule)
            case false?: continue
            }
        }
        return nil
    }
}
