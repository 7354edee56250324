import Model
import Policy
import Store

/// What lists over several teams may show.
extension Authorizer {
    /// What a list is made from.
    struct Bounds: Sendable {
        let within: ListBounds
        let mark: ChangeMark
    }

    /// The projects in which the caller may do `permission`.
    ///
    /// - Parameter team: only those of this team; nil for all.
    func projects(where permission: Permission, in team: TeamID?, for context: CallContext) async throws(ControlPlaneError) -> Bounds {
        try await self.bounds(permission, for: context, in: team) { partly, rights throws(StoreError) in
            var bounds = ListBounds()
            for (team, project) in try await self.store.session.places(ofProjectsIn: partly)
            where rights[team]?.decide(permission, at: .project(project)).isAllowed == true {
                bounds.projects.append(project)
            }
            return bounds
        }
    }

    /// The environments in which the caller may do `permission`.
    func environments(where permission: Permission, for context: CallContext) async throws(ControlPlaneError) -> Bounds {
        try await self.bounds(permission, for: context, in: nil) { partly, rights throws(StoreError) in
            var bounds = ListBounds()
            for (team, environment, place) in try await self.store.session.places(ofEnvironmentsIn: partly)
            where rights[team]?.decide(permission, at: place).isAllowed == true {
                bounds.environments.append(environment)
            }
            return bounds
        }
    }

    /// The environments of a project in which the caller may do `permission`; nil for all of them.
    ///
    /// - Throws: ``ControlPlaneError/notFound`` where there is none and the project is not there for the caller either; else as
    ///   ``authorize(_:on:by:)``.
    func environments(
        of project: ProjectID, where permission: Permission, _ access: TenantAccess, by context: CallContext
    ) async throws(ControlPlaneError) -> [EnvironmentID]? {
        let rights = try await self.rights(access, of: context.caller)
        guard rights.reach(of: permission, in: project) == .somewhere else {
            try await self.decide(permission, reading: .projectRead, access, by: context)
            return nil
        }
        let places: [(team: TeamID, environment: EnvironmentID, place: TenantPlace)]
        do {
            places = try await self.store.session.places(ofEnvironmentsIn: [access.tenant.teamID], of: project)
        } catch {
            throw ControlPlaneError(error)
        }
        let found = places.filter {
            rights.decide(.projectRead, at: $0.place).isAllowed && rights.decide(permission, at: $0.place).isAllowed
        }
        if found.isEmpty, !rights.decide(.projectRead, at: .project(project)).isAllowed { throw .notFound }
        guard !access.roles.lacksFactor else { throw .secondFactorRequired }
        return found.map(\.environment)
    }

    /// The teams that the caller sees, newest first: what its token is limited to does not hide them.
    ///
    /// - Parameter isAll: also those in which it has no role, but for one in the whole installation.
    func teams(for context: CallContext, withOthers isAll: Bool = true) async throws(ControlPlaneError) -> [TeamMembership] {
        let policy = self.policies.current
        let isAll = isAll && self.seesAll(.teamRead, policy, context.caller)
        var shown: [TeamMembership] = []
        for membership in try await self.memberships(of: context.caller, withOthers: isAll) {
            let rights = try await self.rights(
                membership.roles, in: membership.team.id, of: context.caller, by: policy, isLimited: false)
            if rights.decide(.teamRead, at: .team).isAllowed { shown.append(membership) }
        }
        return shown
    }

    /// The teams in which the caller has any role, as far as its token reaches.
    func memberships(of caller: Caller, withOthers isAll: Bool = false) async throws(ControlPlaneError) -> [TeamMembership] {
        do {
            return try await self.store.session.identity.memberships(of: caller.userID, in: caller.boundTeamID, withOthers: isAll)
        } catch {
            throw ControlPlaneError(error)
        }
    }

    /// Whether a role in the whole installation gives the permission in some team.
    func seesAll(_ permission: Permission, _ policy: AccessPolicy, _ caller: Caller) -> Bool {
        guard !caller.systemRoles.isEmpty else { return false }
        // In a team in which the caller has no other role.
        return CallerRights(policy, HeldRoles(), in: TeamID.make(), of: caller, isLimited: false).reach(of: permission) != .nowhere
    }

    /// - Parameter partly: finds what of the teams is shown of which not all is.
    private func bounds(
        _ permission: Permission, for context: CallContext, in team: TeamID?,
        partly: ([TeamID], [TeamID: CallerRights]) async throws(StoreError) -> ListBounds
    ) async throws(ControlPlaneError) -> Bounds {
        guard context.caller.permissions?.contains(permission) != false else { throw .insufficientScope(permission) }
        let policy = self.policies.current
        var shown: [TeamMembership] = []
        var whole: [TeamID] = []
        var rights: [TeamID: CallerRights] = [:]
        let isAll = self.seesAll(permission, policy, context.caller)
        for membership in try await self.memberships(of: context.caller, withOthers: isAll) {
            let id = membership.team.id
            // Lists show nothing of a team that is closed to the caller.
            guard !membership.roles.lacksFactor else { continue }
            let own = try await self.rights(membership.roles, in: id, of: context.caller, by: policy)
            let reach = own.reach(of: permission)
            guard reach != .nowhere else { continue }
            shown.append(membership)
            guard team == nil || id == team else { continue }
            if reach == .everywhere { whole.append(id) } else { rights[id] = own }
        }
        var bounds = ListBounds()
        if !rights.isEmpty {
            let partlyShown = shown.map(\.team.id).filter { rights[$0] != nil }
            do { bounds = try await partly(partlyShown, rights) } catch { throw ControlPlaneError(error) }
        }
        bounds.teams = whole
        return Bounds(within: bounds, mark: ChangeMark(shown, by: policy))
    }
}
