/// What an authority may do at most, whatever its roles: the bounds of a token.
public struct AuthorityLimit: Hashable, Sendable {
    /// Nil for all permissions.
    let permissions: PermissionSet?
    /// Only here and below.
    let scope: ResourcePath

    /// - Parameters:
    ///   - permissions: nil for all; those of another list count for nothing.
    ///   - scope: the place beyond which it reaches nothing.
    public init(_ permissions: [PermissionID]?, of policy: AccessPolicy, at scope: ResourcePath = .system) {
        self.scope = scope
        self.permissions = permissions.map { permissions in
            var set = PermissionSet.none
            for permission in permissions where permission.list == policy.permissions.fingerprint { set.insert(permission.index) }
            return set
        }
    }
}
