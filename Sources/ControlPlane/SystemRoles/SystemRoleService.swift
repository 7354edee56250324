package import Model
import Policy
import Store

/// Who has which role in the whole installation.
package struct SystemRoleService: Sendable {
    private let store: DataStore
    private let authorizer: Authorizer
    /// What is known of callers with tokens, and of those with sessions.
    private let recent: [RecentCallers]

    init(store: DataStore, authorizer: Authorizer, recent: [RecentCallers]) {
        self.store = store
        self.authorizer = authorizer
        self.recent = recent
    }

    /// Everybody who has one, newest users first.
    package func list(after: UserID?, limit: Int, context: CallContext) async throws(ControlPlaneError) -> [SystemMember] {
        _ = try self.authorizer.system(.systemRoleRead, reading: .systemRoleRead, by: context)
        let all = try await ControlPlaneError.mapping { try await self.store.session.systemRoles.list() }
        return Array(all.drop { member in after.map { member.userID.description >= $0.description } ?? false }.prefix(limit))
    }

    /// Gives a person roles in place of those that operators gave it; none takes all of these away.
    ///
    /// - Returns: what the person has now, what a provider gave included; nil for nothing.
    /// - Throws: ``ControlPlaneError/exceedsOwn(_:_:)`` where a role that comes or goes may do more than the caller; `conflict` where no
    ///   operator would be left; `notFound` for a person who does not exist or is suspended.
    package func replace(
        _ names: [String], of user: UserID, context: CallContext
    ) async throws(ControlPlaneError) -> (user: User, member: SystemMember?) {
        let rights = try self.authorizer.system(.systemRoleUpdate, reading: .systemRoleRead, by: context)
        let roles = try Self.check(names, rights)
        // Also where the answer to the commit is lost.
        defer { for callers in self.recent { callers.forget(user) } }
        return try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                let person = try await session.credentials.find(user).user
                try await session.systemRoles.lock(user)
                let old = try await session.systemRoles.find(user)?.roles.filter { $0.origin == .local }.map(\.role) ?? []
                for role in Set(roles).symmetricDifference(old) {
                    if case .exceeds(let permissions) = rights.mayGrant(role) { throw ControlPlaneError.exceedsOwn(role, permissions) }
                }
                try await session.roles.replaceSystemRoles(of: user, from: .local, with: roles)
                try await session.audit.append(context.record(.systemRoleUpdate, "user/\(user)/system-roles", team: nil))
                return (person, try await session.systemRoles.find(user))
            }
        }
    }

    private static func check(_ names: [String], _ rights: SystemRights) throws(ControlPlaneError) -> [RoleName] {
        var validation = Validation()
        validation.require(Set(names).count == names.count, "roles", "must not name a role twice")
        var roles: [RoleName] = []
        for (index, name) in names.enumerated() {
            let role = RoleName(rawValue: name)
            validation.require(
                role.map { rights.mayGrant($0) != .noSuchRole && rights.isSystem($0) } ?? false, "roles.\(index)",
                "is no role of the installation")
            if let role { roles.append(role) }
        }
        do { try validation.finish() } catch { throw .invalid(error) }
        return roles
    }
}

extension SystemRights {
    /// Whether a role is one of the whole installation.
    fileprivate func isSystem(_ role: RoleName) -> Bool { self.policy.role(role.rawValue, at: .system)?.isSystem == true }
}
