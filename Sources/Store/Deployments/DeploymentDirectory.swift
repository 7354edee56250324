package import Model
import Postgres

extension StoreSession {
    /// The deployments of all the given teams, newest first: what one caller may see.
    package func deployments(
        of teams: [TeamID], application: ApplicationID?, status: DeploymentStatus?, after: DeploymentID?, limit: Int
    ) async throws(StoreError) -> [Deployment] {
        let page: [any PostgresEncodable] = [teams.map(\.rawValue), status?.rawValue, after?.rawValue, limit]
        guard let application else {
            return try await self.query(DeploymentStatements.list, page, decode: DeploymentRepository.deployment)
        }
        return try await self.query(
            DeploymentStatements.listOfApplication, page + [application.rawValue], decode: DeploymentRepository.deployment)
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
