package import Model
import Store

/// Deletes and restores teams, projects, environments and applications, each with all that is in it.
package struct DeletionService: Sendable {
    private let store: DataStore
    private let authorizer: Authorizer
    private let recent: RecentCallers

    init(store: DataStore, authorizer: Authorizer, recent: RecentCallers) {
        self.store = store
        self.authorizer = authorizer
        self.recent = recent
    }

    /// Deletes a target: nothing of it is found or routed any more, its deployments end, its slug is free.
    ///
    /// What runs of it is removed by the worker, at once; its rows stay for as long as it can be restored.
    ///
    /// - Parameters:
    ///   - volumes: whether its volumes go too when it cannot be restored any more.
    ///   - revisions: the states that the caller means; nil for any.
    /// - Throws: ``ControlPlaneError/preconditionFailed`` where the target is in none of those states.
    package func delete(
        _ target: DeletionTarget, volumes: Bool, revisions: Set<Int>?, context: CallContext
    ) async throws(ControlPlaneError) {
        let tenant = try await self.authorizer.authorize(target.permission, on: target.resource, by: context)
        // Its tokens hold no more, also where the answer to the commit is lost.
        defer { if case .team(let id) = target { self.recent.forget(id) } }
        try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                try await session.deletions(tenant).delete(target, revisions: revisions, volumes: volumes)
                try await session.audit.append(context.record(target.permission, "\(target)", team: tenant.teamID))
            }
        }
    }

    /// Brings back exactly what the deletion of a target took; what was live is deployed again.
    ///
    /// - Throws: ``ControlPlaneError/conflict(_:)`` where it is not deleted, where something around it is, or where its slug was taken
    ///   meanwhile; ``ControlPlaneError/notFound`` once it is gone for good.
    package func restore(_ target: DeletionTarget, context: CallContext) async throws(ControlPlaneError) -> Restoration {
        let tenant = try await self.authorizer.authorizeRestore(of: target, by: context)
        return try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                let deletions = session.deletions(tenant)
                if let deleted = try await deletions.holdSurroundings(of: target) {
                    throw ControlPlaneError.conflict("its \(deleted.rawValue) is deleted; restore that first")
                }
                guard let deletion = try await deletions.lock(deletionOf: target) else {
                    guard try await deletions.isLive(target) else { throw ControlPlaneError.notFound }
                    throw ControlPlaneError.conflict("this \(target.kind.rawValue) is not deleted")
                }
                let restored = try await deletions.restore(deletion)
                try await session.audit.append(context.record("\(target.kind.rawValue).restore", "\(target)", team: tenant.teamID))
                return Restoration(
                    target: target, projects: restored.projects, environments: restored.environments,
                    applications: restored.applications.count,
                    deployments: try await Self.redeploy(restored.applications, tenant: tenant, session: session, context: context),
                    lostHosts: restored.lostHosts)
            }
        }
    }

    /// What can be restored in the caller's teams, deleted ones too, newest first.
    ///
    /// Of a project of which the caller does not see all environments, no deleted environment or application is shown.
    package func list(
        team: TeamID?, project: ProjectID?, kind: DeletionKind?, after: DeletionID?, limit: Int, context: CallContext
    ) async throws(ControlPlaneError) -> [Deletion] {
        try await ControlPlaneError.mapping {
            let (bounds, teams) = try await self.authorizer.deletions(in: team, for: context)
            return try await self.store.session.deletions(
                within: bounds, of: teams, project: project, kind: kind, after: after, limit: limit)
        }
    }

    /// Each deployment is one of its own, so that each has a verdict.
    private static func redeploy(
        _ applications: [RestoredObjects.RestoredApplication], tenant: TenantContext, session: StoreSession, context: CallContext
    ) async throws(StoreError) -> [(application: ApplicationID, deployment: DeploymentID)] {
        var deployments: [(application: ApplicationID, deployment: DeploymentID)] = []
        for application in applications {
            guard let release = application.releaseNumber else { continue }
            let id = DeploymentID.make()
            try await session.deployments(tenant).insert(
                NewDeployment(
                    id: id, applicationID: application.id, kind: .redeploy,
                    request: DeploymentRequest(releaseNumber: release, replicas: application.replicas), trigger: .api,
                    actor: context.actor, traceID: context.traceID))
            deployments.append((application.id, id))
        }
        return deployments
    }
}
