package import Model
package import Store

/// Decides every request: deny by default, and nothing outside the caller's teams exists.
package struct Authorizer: Sendable {
    private let store: DataStore

    package init(store: DataStore) {
        self.store = store
    }

    /// The tenant of `resource`, where the caller may do `permission` there.
    ///
    /// - Throws: ``ControlPlaneError/notFound`` where the caller may not even read it, `forbidden` or `insufficientScope` otherwise.
    package func authorize(
        _ permission: Permission, on resource: ResourceReference, by context: CallContext
    ) async throws(ControlPlaneError) -> TenantContext {
        let access = try await self.access(to: resource, by: context.caller)
        let granted = access.roles.reduce(into: Set<Permission>()) { $0.formUnion($1.permissions) }
        let effective = context.caller.permissions.map(granted.intersection) ?? granted
        guard effective.contains(resource.readPermission) else { throw .notFound }
        guard granted.contains(permission) else { throw .forbidden(permission) }
        guard effective.contains(permission) else { throw .insufficientScope(permission) }
        return access.tenant
    }

    /// The teams in which the caller may do `permission`: the bounds of a list over teams.
    package func teams(where permission: Permission, for context: CallContext) async throws(ControlPlaneError) -> [TeamID] {
        let memberships: [TeamMembership]
        do {
            memberships = try await self.store.session.identity.memberships(of: context.caller.userID, in: context.caller.boundTeamID)
        } catch {
            throw ControlPlaneError(error)
        }
        guard context.caller.permissions?.contains(permission) != false else { throw .insufficientScope(permission) }
        return memberships.filter { $0.roles.contains { $0.permissions.contains(permission) } }.map(\.team.id)
    }

    /// Refuses what a narrower token may not do, for acts that concern the caller's own account.
    package func requireUnboundToken(_ permission: Permission, by context: CallContext) throws(ControlPlaneError) {
        guard context.caller.boundTeamID == nil, context.caller.permissions == nil else { throw .insufficientScope(permission) }
    }

    private func access(to resource: ResourceReference, by caller: Caller) async throws(ControlPlaneError) -> TenantAccess {
        let locator = self.store.session.locator(for: caller)
        do {
            return switch resource {
            case .team(let id): try await locator.team(id)
            case .project(let id): try await locator.project(id)
            case .application(let id): try await locator.application(id)
            case .deployment(let id): try await locator.deployment(id)
            }
        } catch {
            throw ControlPlaneError(error)
        }
    }
}
