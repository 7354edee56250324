package import Model
import Policy
import Store

/// Who has which role in a team, a project or an environment.
package struct MemberService: Sendable {
    private let store: DataStore
    private let authorizer: Authorizer

    init(store: DataStore, authorizer: Authorizer) {
        self.store = store
        self.authorizer = authorizer
    }

    /// Everybody who has a role there or in it, newest users first; of a project and of an environment without the roles of the team.
    package func list(_ place: MemberPlace, context: CallContext) async throws(ControlPlaneError) -> Listed<Member> {
        let access = try await self.authorizer.access(.memberRead, on: place.reference, by: context)
        return try await ControlPlaneError.mapping {
            let members = try await self.store.session.members(access.tenant).list(of: place.role.projectID)
            return Listed(elements: members, mark: self.authorizer.mark(access))
        }
    }

    /// Gives a user roles at a place, in place of those that members gave it there before.
    ///
    /// Roles that a provider gave stay.
    ///
    /// - Throws: ``ControlPlaneError/exceedsOwn(_:_:)`` where a role that comes or goes may do more there than the caller;
    ///   ``ControlPlaneError/conflict(_:)`` where the team would be left without an owner; `notFound` for a user who does not exist.
    package func replace(
        _ roles: [String], of user: UserID, at place: MemberPlace, context: CallContext
    ) async throws(ControlPlaneError) -> Member {
        let access = try await self.authorizer.access(.memberUpdate, on: place.reference, by: context)
        let rights = try await self.authorizer.rights(access, of: context.caller)
        let isService = try await ControlPlaneError.mapping { try await self.store.session.members(access.tenant).isService(user) }
        let wanted = try RoleRequest.check(roles, rights, at: place.role, isService: isService)
        let member = try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                let members = session.members(access.tenant)
                _ = try await members.isService(user)
                try await members.lock(user, at: place.role)
                let old = try await members.find(user)?.roles.filter { $0.place == place.role && $0.origin == .local } ?? []
                for role in Set(wanted).symmetricDifference(old.map(\.role)) { try RoleRequest.checkCeiling(role, rights, at: place.role) }
                try await members.replace(wanted, own: Set(wanted.filter(rights.isOwn)), of: user, at: place.role)
                try await session.audit.append(Self.record(.memberUpdate, user, place, access, context))
                return try await members.find(user, in: place.role.projectID)
            }
        }
        guard let member else { throw .inconsistent("a member has none of the roles that it was given") }
        return member
    }

    /// Takes all roles from a user that are bound at a place or below it, whoever gave them.
    ///
    /// - Throws: as ``replace(_:of:at:context:)``; `notFound` for a user who has no role there.
    package func remove(_ user: UserID, from place: MemberPlace, context: CallContext) async throws(ControlPlaneError) {
        let access = try await self.authorizer.access(.memberDelete, on: place.reference, by: context)
        let rights = try await self.authorizer.rights(access, of: context.caller)
        try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                let members = session.members(access.tenant)
                try await members.lock(user, at: place.role)
                let roles = try await members.find(user, in: place.role.projectID)?.roles.filter { $0.place.isWithin(place.role) } ?? []
                guard !roles.isEmpty else { throw ControlPlaneError.notFound }
                for role in roles { try RoleRequest.checkCeiling(role.role, rights, at: place.role) }
                try await members.remove(user, at: place.role)
                try await session.audit.append(Self.record(.memberDelete, user, place, access, context))
            }
        }
    }

    private static func record(
        _ permission: Permission, _ user: UserID, _ place: MemberPlace, _ access: TenantAccess, _ context: CallContext
    ) -> AuditRecord {
        let prefix =
            switch place {
            case .team: ""
            case .project(let id): "project/\(id)/"
            case .environment(let id, _): "environment/\(id)/"
            }
        return context.record(permission, "\(prefix)member/\(user)", team: access.tenant.teamID)
    }
}

extension RolePlace {
    /// Whether it is the other place or below it.
    fileprivate func isWithin(_ other: Self) -> Bool {
        switch other {
        case .team: true
        case .project(let id): self.projectID == id
        case .environment(let id, _): self.environmentID == id
        }
    }
}
