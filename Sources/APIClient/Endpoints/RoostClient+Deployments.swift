package import APIContract
import NIOHTTP1

extension RoostClient {
    /// Deploys an application.
    ///
    /// - Parameter idempotencyKey: lets it happen once, however often it is asked for with this key.
    package func deploy(
        _ applicationID: String, _ request: DeployRequest = DeployRequest(), idempotencyKey: String? = nil
    ) async throws(ClientError) -> Answer<DeploymentView> {
        var call = Call(.POST, APIPath.deploy.filled(applicationID))
        call.idempotencyKey = idempotencyKey
        call.body = try self.encode(request)
        return try await self.answer(call, as: DeploymentView.self)
    }

    /// Deploys a git repository; its application is made where there is none.
    ///
    /// - Parameter idempotencyKey: lets it happen once, however often it is asked for with this key.
    package func deployRepository(
        _ request: RepositoryDeployRequest, idempotencyKey: String? = nil
    ) async throws(ClientError) -> Answer<RepositoryDeployView> {
        var call = Call(.POST, APIPath.deployRepository.template)
        call.idempotencyKey = idempotencyKey
        call.body = try self.encode(request)
        return try await self.answer(call, as: RepositoryDeployView.self)
    }

    /// Does one thing to several applications.
    package func bulk(_ request: BulkRequest) async throws(ClientError) -> Answer<BulkView> {
        var call = Call(.POST, APIPath.applicationsBulk.template)
        call.body = try self.encode(request)
        return try await self.answer(call, as: BulkView.self)
    }

    /// Changes how many tasks run.
    package func scale(_ applicationID: String, _ request: ScaleRequest) async throws(ClientError) -> Answer<DeploymentView> {
        var call = Call(.POST, APIPath.scale.filled(applicationID))
        call.body = try self.encode(request)
        return try await self.answer(call, as: DeploymentView.self)
    }

    /// Replaces the tasks by new ones of the same release.
    package func restart(_ applicationID: String) async throws(ClientError) -> Answer<DeploymentView> {
        var call = Call(.POST, APIPath.restart.filled(applicationID))
        call.body = try self.encode(EmptyRequest())
        return try await self.answer(call, as: DeploymentView.self)
    }

    /// Ends all tasks.
    package func stop(_ applicationID: String) async throws(ClientError) -> Answer<DeploymentView> {
        var call = Call(.POST, APIPath.stop.filled(applicationID))
        call.body = try self.encode(EmptyRequest())
        return try await self.answer(call, as: DeploymentView.self)
    }

    /// Runs the tasks again.
    package func start(_ applicationID: String) async throws(ClientError) -> Answer<DeploymentView> {
        var call = Call(.POST, APIPath.start.filled(applicationID))
        call.body = try self.encode(EmptyRequest())
        return try await self.answer(call, as: DeploymentView.self)
    }

    /// A part of the list of deployments.
    package func deployments(applicationID: String? = nil, status: String? = nil, limit: Int = 100, after: String? = nil)
        async throws(ClientError) -> Answer<Page<DeploymentView>>
    {
        try await self.answer(
            Call(
                .GET, APIPath.deployments.template,
                query: [("applicationId", applicationID), ("status", status), ("limit", String(limit)), ("after", after)]),
            as: Page<DeploymentView>.self)
    }

    /// A deployment with its events.
    package func deployment(_ id: String) async throws(ClientError) -> Answer<DeploymentView> {
        try await self.answer(Call(.GET, APIPath.deployment.filled(id)), as: DeploymentView.self)
    }

    /// Makes an earlier release live again.
    package func rollback(_ deploymentID: String, _ request: RollbackRequest = RollbackRequest()) async throws(ClientError) -> Answer<
        DeploymentView
    > {
        var call = Call(.POST, APIPath.rollback.filled(deploymentID))
        call.body = try self.encode(request)
        return try await self.answer(call, as: DeploymentView.self)
    }

    /// Asks for the end of a deployment.
    package func cancel(_ deploymentID: String) async throws(ClientError) -> Answer<DeploymentView> {
        var call = Call(.POST, APIPath.cancel.filled(deploymentID))
        call.body = try self.encode(EmptyRequest())
        return try await self.answer(call, as: DeploymentView.self)
    }
}
