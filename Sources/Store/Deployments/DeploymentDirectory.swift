package import Model
import Postgres

extension StoreSession {
    /// The deployments within bounds, newest first: what one caller may see.
    ///
    /// - Parameters:
    ///   - bounds: teams and environments; of an application its team.
    package func deployments(
        within bounds: ListBounds, application: ApplicationID?, status: DeploymentStatus?, after: DeploymentID?, limit: Int
    ) async throws(StoreError) -> [Deployment] {
        let teams = bounds.teams.map(\.rawValue)
        guard bounds.environments.isEmpty else {
            return try await self.query(
                DeploymentStatements.listSome,
                [teams, bounds.environments.map(\.rawValue), status?.rawValue, after?.rawValue, limit],
                decode: DeploymentRepository.deployment)
        }
        switch (application, status) {
        case (.some(let application), _):
            return try await self.query(
                DeploymentStatements.listOfApplication, [teams, status?.rawValue, after?.rawValue, limit, application.rawValue],
                decode: DeploymentRepository.deployment)
        case (nil, .some(let status)):
            return try await self.query(
                DeploymentStatements.listOfStatus, [teams, status.rawValue, after?.rawValue, limit],
                decode: DeploymentRepository.deployment)
        case (nil, nil):
            return try await self.query(
                DeploymentStatements.list, [teams, after?.rawValue, limit], decode: DeploymentRepository.deployment)
        }
    }

    /// The deployments that should have a job: of each application the first that has not ended.
    package func unfinishedDeployments() async throws(StoreError) -> [DeploymentJob] {
        try await self.query(DeploymentStatements.unfinished, []) { row throws(PostgresError) in
            DeploymentJob(deploymentID: try row.id(0), teamID: try row.id(1), applicationID: try row.id(2), traceID: try row[3])
        }
    }

    /// The applications of which a deployment has started and not ended: a worker may hold their services.
    package func applicationsBeingDeployed() async throws(StoreError) -> Set<ApplicationID> {
        Set(try await self.query(DeploymentStatements.started, []) { row throws(PostgresError) in try row.id(0) })
    }
}
