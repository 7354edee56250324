package import Model
package import Store

/// Starts, shows and cancels deployments; a worker carries them out.
package struct DeploymentService: Sendable {
    let store: DataStore
    let authorizer: Authorizer

    package init(store: DataStore, authorizer: Authorizer) {
        self.store = store
        self.authorizer = authorizer
    }

    /// The deployments that the caller may see in all teams, newest first.
    package func list(
        application: ApplicationID?, status: DeploymentStatus?, after: DeploymentID?, limit: Int, context: CallContext
    ) async throws(ControlPlaneError) -> Listed<Deployment> {
        let (bounds, mark) = try await self.bounds(application, context)
        return try await ControlPlaneError.mapping {
            Listed(
                elements: try await self.store.session.deployments(
                    within: bounds, application: application, status: status, after: after, limit: limit),
                mark: mark)
        }
    }

    /// The mark of ``list(application:status:after:limit:context:)``.
    package func mark(application: ApplicationID?, context: CallContext) async throws(ControlPlaneError) -> ChangeMark {
        try await self.bounds(application, context).mark
    }

    private func bounds(
        _ application: ApplicationID?, _ context: CallContext
    ) async throws(ControlPlaneError) -> (within: ListBounds, mark: ChangeMark) {
        if let application {
            let access = try await self.authorizer.access(.deploymentRead, on: .application(application), by: context)
            return (ListBounds(teams: [access.tenant.teamID]), self.authorizer.mark(access))
        }
        let bounds = try await self.authorizer.environments(where: .deploymentRead, for: context)
        return (bounds.within, bounds.mark)
    }

    package func find(_ id: DeploymentID, context: CallContext) async throws(ControlPlaneError) -> DeploymentDetail {
        let tenant = try await self.authorizer.authorize(.deploymentRead, on: .deployment(id), by: context)
        return try await ControlPlaneError.mapping { try await Self.detail(id, tenant: tenant, session: self.store.session) }
    }

    /// Asks for a deployment's end.
    ///
    /// - Throws: ``ControlPlaneError/conflict(_:)`` where it has ended or rolls back already.
    package func cancel(_ id: DeploymentID, context: CallContext) async throws(ControlPlaneError) -> DeploymentDetail {
        let tenant = try await self.authorizer.authorize(.deploymentCancel, on: .deployment(id), by: context)
        return try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                guard try await session.deployments(tenant).cancel(id) else {
                    let status = try await session.deployments(tenant).find(id).status
                    throw ControlPlaneError.conflict("the deployment is \(status.rawValue) and cannot be cancelled any more")
                }
                try await session.audit.append(context.record(.deploymentCancel, "deployment/\(id)", team: tenant.teamID))
                return try await Self.detail(id, tenant: tenant, session: session)
            }
        }
    }

    /// Whether the caller may still read the log: asked again and again while it is followed.
    ///
    /// - Throws: ``ControlPlaneError`` where the token or the right is gone.
    package func recheckLog(_ id: DeploymentID, context: CallContext) async throws(ControlPlaneError) {
        try await self.authorizer.reauthorize(.logRead, on: .deployment(id), by: context)
    }

    /// The log's chunks after a sequence number, and whether the deployment has ended, so that no line can follow.
    package func log(
        _ id: DeploymentID, after sequence: Int, context: CallContext
    ) async throws(ControlPlaneError) -> (chunks: [DeploymentLogChunk], isComplete: Bool) {
        let tenant = try await self.authorizer.authorize(.logRead, on: .deployment(id), by: context)
        return try await ControlPlaneError.mapping {
            // The state first: what a deployment writes, it writes before it ends.
            let isTerminal = try await self.store.session.deployments(tenant).find(id).status.isTerminal
            let chunks = try await self.store.session.deploymentLogs(tenant).read(id, after: sequence)
            return (chunks, isTerminal && chunks.isEmpty)
        }
    }

    static func detail(_ id: DeploymentID, tenant: TenantContext, session: StoreSession) async throws(StoreError) -> DeploymentDetail {
        DeploymentDetail(
            deployment: try await session.deployments(tenant).find(id), events: try await session.deployments(tenant).events(of: id))
    }
}
