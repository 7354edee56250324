package import Model
package import Store

/// Decides every request: deny by default, and nothing outside the caller's teams exists.
package struct Authorizer: Sendable {
    private let store: DataStore
    private let lookups: TenantLookups

    package init(store: DataStore) {
        self.store = store
        self.lookups = TenantLookups(store: store)
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
        let access = try await self.access(to: resource, by: context.caller)
        try Self.decide(permission, reading: resource.readPermission, access, by: context)
        return access
    }

    /// The tenant of what may be deleted, where the caller may restore it: who may delete it may.
    package func authorizeRestore(of target: DeletionTarget, by context: CallContext) async throws(ControlPlaneError) -> TenantContext {
        let found: TenantAccess?
        do { found = try await self.store.session.locator.deleted(target, by: context.caller) } catch { throw ControlPlaneError(error) }
        guard let access = found else { throw .notFound }
        try Self.decide(target.permission, reading: target.resource.readPermission, access, by: context)
        return access.tenant
    }

    /// The decision itself, for what came together with the caller's roles.
    ///
    /// - Parameter read: without this permission the object does not exist for the caller.
    static func decide(
        _ permission: Permission, reading read: Permission, _ access: TenantAccess, by context: CallContext
    ) throws(ControlPlaneError) {
        func isGranted(_ permission: Permission) -> Bool { access.roles.contains { $0.permissions.contains(permission) } }
        func isInScope(_ permission: Permission) -> Bool { context.caller.permissions?.contains(permission) != false }
        guard isGranted(read), isInScope(read) else { throw .notFound }
        guard isGranted(permission) else { throw .forbidden(permission) }
        guard isInScope(permission) else { throw .insufficientScope(permission) }
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
        _ = try await self.authorize(permission, on: resource, by: context)
    }

    /// The teams in which the caller may do `permission`, all of the caller's where it is nil: the bounds of a list over teams.
    func memberships(where permission: Permission?, for context: CallContext) async throws(ControlPlaneError) -> [TeamMembership] {
        let memberships: [TeamMembership]
        do {
            memberships = try await self.store.session.identity.memberships(of: context.caller.userID, in: context.caller.boundTeamID)
        } catch {
            throw ControlPlaneError(error)
        }
        guard let permission else { return memberships }
        guard context.caller.permissions?.contains(permission) != false else { throw .insufficientScope(permission) }
        return memberships.filter { $0.roles.contains { $0.permissions.contains(permission) } }
    }

    /// Refuses what a narrower token may not do, for acts that concern the caller's own account.
    package func requireUnboundToken(_ permission: Permission, by context: CallContext) throws(ControlPlaneError) {
        guard context.caller.boundTeamID == nil, context.caller.permissions == nil else { throw .insufficientScope(permission) }
    }

    private func access(to resource: ResourceReference, by caller: Caller) async throws(ControlPlaneError) -> TenantAccess {
        do { return try await self.lookups.access(to: resource, by: caller) } catch { throw ControlPlaneError(error) }
    }
}
