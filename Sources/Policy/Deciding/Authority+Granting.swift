/// The ceiling: nobody grants above their own.
extension Authority {
    /// Whether the role may be bound for somebody at `path`, as far as the ceiling goes: whether members may be changed there is a
    /// permission of its own.
    public func mayGrant(_ role: String, at path: ResourcePath) -> GrantDecision {
        guard let role = self.policy.role(role, at: path), !role.isSystem || path == .system else { return .noSuchRole }
        return self.verdict(on: role.allow, at: path)
    }

    /// Whether a custom role with these permissions may be made or changed at `path`; names that the list has not are above any ceiling.
    public func mayGrant(permissions names: [String], at path: ResourcePath) -> GrantDecision {
        var set = PermissionSet.none
        var unknown: [String] = []
        for name in names {
            if let index = self.policy.permissions.index(of: name) { set.insert(index) } else { unknown.append(name) }
        }
        guard unknown.isEmpty else { return .exceeds(unknown) }
        return self.verdict(on: set, at: path)
    }

    private func verdict(on set: PermissionSet, at path: ResourcePath) -> GrantDecision {
        let excess = set.subtracting(self.ceiling(at: path))
        return excess.isEmpty ? .allowed : .exceeds(self.policy.permissions.names(of: excess))
    }
}
