package import Model
package import Policy
package import Store

/// Decides every request by the policy: deny by default, and nothing that the caller may not read exists.
package struct Authorizer: Sendable {
    let store: DataStore
    let policies: PolicyStore
    private let lookups: TenantLookups
    private let teamPolicies: TeamPolicies

    package init(store: DataStore, policies: PolicyStore) {
        self.store = store
        self.policies = policies
        self.lookups = TenantLookups(store: store)
        self.teamPolicies = TeamPolicies(store: store)
    }

    /// The tenant of `resource`, where the caller may do `permission` there.
    ///
    /// - Throws: ``ControlPlaneError/notFound`` where the caller may not even read it, `forbidden` or `insufficientScope` otherwise.
    package func authorize(
        _ permission: Permission, on resource: ResourceReference, by context: CallContext
    ) async throws(ControlPlaneError) -> TenantContext {
        try await self.access(permission, on: resource, by: context).tenant
    }

    /// The same with the caller's roles there and the tenant's counter of changes.
    func access(
        _ permission: Permission, on resource: ResourceReference, by context: CallContext
    ) async throws(ControlPlaneError) -> TenantAccess {
        let access = try await self.locate(resource, by: context)
        try await self.decide(permission, reading: resource.readPermission, access, by: context)
        return access
    }

    /// Where an object is, before anything is decided.
    ///
    /// - Throws: ``ControlPlaneError/notFound`` where the caller has no role in its team.
    func locate(_ resource: ResourceReference, by context: CallContext) async throws(ControlPlaneError) -> TenantAccess {
        do { return try await self.lookups.access(to: resource, by: context.caller) } catch { throw ControlPlaneError(error) }
    }

    /// The tenant of what may be deleted, where the caller may restore it: who may delete it may.
    package func authorizeRestore(of target: DeletionTarget, by context: CallContext) async throws(ControlPlaneError) -> TenantContext {
        let found: TenantAccess?
        do { found = try await self.store.session.locator.deleted(target, by: context.caller) } catch { throw ControlPlaneError(error) }
        guard let access = found, target.resource.isAt(access.place) else { throw .notFound }
        try await self.decide(target.permission, reading: target.resource.readPermission, access, by: context)
        return access.tenant
    }

    /// The decision itself, for what came together with the caller's roles.
    ///
    /// - Throws: as ``authorize(_:on:by:)``; ``ControlPlaneError/secondFactorRequired`` for who sees it, and lacks the factor that its team
    ///   requires.
    /// - Parameter read: without this permission the object does not exist for the caller.
    func decide(
        _ permission: Permission, reading read: Permission, _ access: TenantAccess, by context: CallContext
    ) async throws(ControlPlaneError) {
        let rights = try await self.rights(access, of: context.caller)
        guard rights.decide(read, at: access.place).isAllowed else {
            context.decision?.deny(permission, in: access.tenant.teamID)
            throw .notFound
        }
        guard !access.roles.lacksFactor else {
            context.decision?.deny(permission, in: access.tenant.teamID)
            throw .secondFactorRequired
        }
        let decision = rights.decide(permission, at: access.place)
        if !decision.isAllowed { context.decision?.deny(permission, in: access.tenant.teamID) }
        switch decision.reason {
        case .granted: return
        case .outsideLimit, .outsideScope: throw .insufficientScope(permission)
        case .notGranted, .denied, .undecidable, .invalidBinding, .unknownPermission: throw .forbidden(permission)
        }
    }

    /// The mark of what lists of the tenant show.
    func mark(_ access: TenantAccess) -> ChangeMark { ChangeMark(access, by: self.policies.current) }

    /// The mark of what lists over these teams show.
    func mark(_ teams: [TeamMembership]) -> ChangeMark { ChangeMark(teams, by: self.policies.current) }

    /// What a caller may do where something was found.
    func rights(_ access: TenantAccess, of caller: Caller) async throws(ControlPlaneError) -> CallerRights {
        try await self.rights(access.roles, in: access.tenant.teamID, of: caller, by: self.policies.current)
    }

    /// What a caller may do in a team in which it has these roles.
    ///
    /// - Parameters:
    ///   - policy: that of the files: whoever decides several things of one request takes it once.
    ///   - isLimited: whether what the caller's token may do at most counts too.
    func rights(
        _ roles: HeldRoles, in team: TeamID, of caller: Caller, by policy: AccessPolicy, isLimited: Bool = true
    ) async throws(ControlPlaneError) -> CallerRights {
        let meant = try await self.policy(policy, of: team, edition: roles.edition)
        return CallerRights(meant, roles, in: team, of: caller, isLimited: isLimited)
    }

    /// What somebody may do in a team in which they have these roles, who is not the one that asks.
    func rights(_ roles: HeldRoles, in team: TeamID, systemRoles: [RoleName]) async throws(ControlPlaneError) -> CallerRights {
        let meant = try await self.policy(self.policies.current, of: team, edition: roles.edition)
        return CallerRights(meant, roles, in: team, systemRoles: systemRoles)
    }

    /// The policy with the roles that a team has made itself.
    private func policy(_ policy: AccessPolicy, of team: TeamID, edition: Int) async throws(ControlPlaneError) -> AccessPolicy {
        do { return try await self.teamPolicies.policy(policy, of: team, edition: edition) } catch { throw ControlPlaneError(error) }
    }

    /// Decides once more, for what goes on after its request: the token may have been revoked meanwhile, the roles too.
    ///
    /// - Throws: ``ControlPlaneError/unauthenticated`` where the token does not hold any more; else as
    ///   ``authorize(_:on:by:)``.
    package func reauthorize(
        _ permission: Permission, on resource: ResourceReference, by context: CallContext
    ) async throws(ControlPlaneError) {
        // Whether a session holds is asked where its secret is: by the request.
        if let token = context.caller.tokenID {
            let isValid: Bool
            do { isValid = try await self.store.session.tokens.isValid(token) } catch { throw ControlPlaneError(error) }
            guard isValid else { throw .unauthenticated }
        }
        _ = try await self.authorize(permission, on: resource, by: try await self.renewed(context))
    }

    /// The caller with the roles that it has in the whole installation by now.
    private func renewed(_ context: CallContext) async throws(ControlPlaneError) -> CallContext {
        guard !context.caller.systemRoles.isEmpty else { return context }
        do {
            let roles = try await self.store.session.roles.systemRoles(of: context.caller.userID)
            return CallContext(
                caller: context.caller.with(systemRoles: roles), traceID: context.traceID, address: context.address,
                decision: context.decision)
        } catch {
            throw ControlPlaneError(error)
        }
    }

    /// Refuses what a narrower token may not do, for acts that concern the caller's own account.
    package func requireUnboundToken(_ permission: Permission, by context: CallContext) throws(ControlPlaneError) {
        guard context.caller.boundTeamID == nil, context.caller.permissions == nil else { throw .insufficientScope(permission) }
    }
}

extension Authorizer {
    /// What the server needs of a policy: every permission that a route states, and the role of whoever makes a team or a project.
    ///
    /// - Throws: what it has not.
    package static func check(_ policy: AccessPolicy, _ sources: PolicySources) throws(PolicyLoadError) {
        try policy.require(permissions: Permission.allCases.map(\.rawValue), roles: [RoleName.owner.rawValue], in: sources)
    }
}
