package import Model
import Policy
import Store

/// The roles that can be given in a team: the built-in ones, and those that it defines for itself.
package struct RoleService: Sendable {
    /// The most roles that a team can have of its own.
    package static let mostRoles = 100

    private let store: DataStore
    private let authorizer: Authorizer

    init(store: DataStore, authorizer: Authorizer) {
        self.store = store
        self.authorizer = authorizer
    }

    /// The team's own roles, newest first, and then the built-in ones.
    package func list(_ team: TeamID, context: CallContext) async throws(ControlPlaneError) -> Listed<RoleDetail> {
        let access = try await self.authorizer.access(.roleRead, on: .team(team), by: context)
        return Listed(elements: try await self.details(access.tenant), mark: self.authorizer.mark(access))
    }

    /// - Throws: ``ControlPlaneError/notFound`` for a name that no role of the team has.
    package func find(_ name: String, of team: TeamID, context: CallContext) async throws(ControlPlaneError) -> RoleDetail {
        let tenant = try await self.authorizer.authorize(.roleRead, on: .team(team), by: context)
        guard let found = try await self.details(tenant).first(where: { $0.role.name.rawValue == name }) else { throw .notFound }
        return found
    }

    /// Makes a role that may do no more than the caller.
    ///
    /// - Throws: ``ControlPlaneError/exceedsOwn(_:_:)``; `conflict` for a name that is taken, and beyond ``mostRoles``; `invalid` with
    ///   each field that is wrong.
    package func create(
        _ name: String, _ input: RoleInput, of team: TeamID, context: CallContext
    ) async throws(ControlPlaneError) -> RoleDetail {
        let change = try await self.change(.roleCreate, of: team, context)
        guard let name = RoleName(rawValue: name) else {
            throw .invalid(ValidationError(field: "name", "must be 1 to 40 of a-z, 0-9 and hyphens, and not begin or end with one"))
        }
        return try await self.write(change) { session, roles in
            let known = try await roles.edition().roles
            if known.contains(where: { $0.name == name }) { throw StoreError.conflict(subject: "a role with this name") }
            guard known.count < Self.mostRoles else {
                throw ControlPlaneError.conflict("a team has at most \(Self.mostRoles) roles of its own")
            }
            try change.check(input, named: name, among: known)
            let role = try await roles.insert(input.role(named: name))
            try await session.audit.append(context.record(.roleCreate, "role/\(name.rawValue)", team: team))
            return (role, known + [role])
        }
    }

    /// What a role is from now on, for everybody who has it.
    ///
    /// - Parameter revisions: the states that the caller means; nil for any.
    /// - Throws: as ``create(_:_:of:context:)``, also where what it was before exceeds the caller; ``ControlPlaneError/preconditionFailed``
    ///   where it is in none of those states.
    package func replace(
        _ name: String, _ input: RoleInput, of team: TeamID, revisions: Set<Int>?, context: CallContext
    ) async throws(ControlPlaneError) -> RoleDetail {
        let change = try await self.change(.roleUpdate, of: team, context)
        return try await self.write(change) { session, roles in
            let known = try await roles.edition().roles
            let old = try change.find(name, among: known, revisions: revisions)
            try change.check(input, named: old.name, among: known)
            let role = try await roles.update(input.role(named: old.name))
            try await session.audit.append(context.record(.roleUpdate, "role/\(name)", team: team))
            return (role, known.map { $0.name == role.name ? role : $0 })
        }
    }

    /// Deletes a role that nobody has, and that no other inherits.
    ///
    /// - Throws: ``ControlPlaneError/conflict(_:)`` where one of both is so; else as ``replace(_:_:of:revisions:context:)``.
    package func delete(_ name: String, of team: TeamID, revisions: Set<Int>?, context: CallContext) async throws(ControlPlaneError) {
        let change = try await self.change(.roleDelete, of: team, context)
        try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                let roles = session.teamRoles(change.tenant)
                try await roles.lock()
                let known = try await roles.edition().roles
                let role = try change.find(name, among: known, revisions: revisions)
                try change.checkCeiling(role.name, among: known)
                if let heir = known.first(where: { $0.inherits.contains(name) }) {
                    throw ControlPlaneError.conflict("the role \(heir.name.rawValue) inherits it")
                }
                try await roles.delete(role.name)
                try await session.audit.append(context.record(.roleDelete, "role/\(name)", team: team))
            }
        }
    }

    private func change(
        _ permission: Permission, of team: TeamID, _ context: CallContext
    ) async throws(ControlPlaneError) -> RoleChange {
        let access = try await self.authorizer.access(permission, on: .team(team), by: context)
        return RoleChange(
            tenant: access.tenant, rights: try await self.authorizer.rights(access, of: context.caller),
            policy: self.authorizer.policies.current)
    }

    private func write(
        _ change: RoleChange, _ body: @Sendable (StoreSession, TeamRoleRepository) async throws -> (TeamRole, [TeamRole])
    ) async throws(ControlPlaneError) -> RoleDetail {
        try await ControlPlaneError.mapping {
            let (role, all) = try await self.store.withTransaction { session in
                let roles = session.teamRoles(change.tenant)
                try await roles.lock()
                return try await body(session, roles)
            }
            return change.detail(role, among: all)
        }
    }

    private func details(_ tenant: TenantContext) async throws(ControlPlaneError) -> [RoleDetail] {
        let base = self.authorizer.policies.current
        let own = try await ControlPlaneError.mapping { try await self.store.session.teamRoles(tenant).edition().roles }
        let (policy, problems) = base.adding(own.map { RoleStatement($0) }, of: ScopeID(tenant.teamID))
        return own.map { RoleDetail($0, of: policy, in: tenant.teamID, problems) }
            + base.builtInRoles.filter { !$0.isSystem }.map { RoleDetail(builtIn: $0, of: base) }
    }
}
