/// The bounds of lists.
extension Authority {
    /// Whether `permission` may be used on all that is at `path` and below, whatever its attributes, on some of it, or on nothing.
    ///
    /// It allocates nothing.
    public func reach(of permission: PermissionID, from path: ResourcePath) -> Reach {
        guard permission.list == self.policy.permissions.fingerprint else { return .nowhere }
        let limit = self.limit.map { $0.reach(of: permission.index, from: path) } ?? .everywhere
        guard limit != .nowhere else { return .nowhere }
        var isGranted = false
        var isGrantedBelow = false
        var mayBeDenied = limit == .somewhere
        for binding in self.scopes.indices {
            let isHere = self.scopes[binding].covers(path)
            guard isHere || path.covers(self.scopes[binding]) else { continue }
            let grant = self.grants[binding]
            if grant.deniable.contains(permission.index) {
                if isHere, self.alwaysDenies(permission.index, by: binding) { return .nowhere }
                mayBeDenied = true
            }
            guard grant.allow.contains(permission.index) else { continue }
            if isHere { isGranted = true } else { isGrantedBelow = true }
        }
        guard isGranted else { return isGrantedBelow ? .somewhere : .nowhere }
        return mayBeDenied ? .somewhere : .everywhere
    }

    private func alwaysDenies(_ index: UInt8, by binding: Int) -> Bool {
        guard let role = self.roles[binding] else { return true }
        return role.rules.contains { $0.isUnconditional && $0.permissions.contains(index) }
    }
}

extension AuthorityLimit {
    fileprivate func reach(of index: UInt8, from path: ResourcePath) -> Reach {
        guard self.permissions?.contains(index) != false else { return .nowhere }
        if self.scope.covers(path) { return .everywhere }
        return path.covers(self.scope) ? .somewhere : .nowhere
    }
}

extension DenyRule {
    fileprivate var isUnconditional: Bool { self.kinds == nil && self.labels.isEmpty }
}
