package import Model
import Postgres

extension ProjectRepository {
    /// - Throws: ``StoreError/notFound`` also for an environment of another project.
    package func environment(_ id: EnvironmentID, of project: ProjectID) async throws(StoreError) -> DeploymentEnvironment {
        let environment = try await self.session.first(
            ProjectStatements.environment, [self.tenant.teamID.rawValue, project.rawValue, id.rawValue], decode: Self.environment)
        guard let environment else { throw .notFound }
        return environment
    }

    /// The environment with this slug, which is not deleted before the transaction's end; nil where there is none.
    package func holdEnvironment(_ slug: Slug, of project: ProjectID) async throws(StoreError) -> DeploymentEnvironment? {
        try await self.session.first(
            ProjectStatements.holdEnvironment, [self.tenant.teamID.rawValue, project.rawValue, slug.rawValue], decode: Self.environment)
    }

    /// Holds the environment for the rest of the transaction: nobody changes it, or makes anything in it, meanwhile.
    ///
    /// - Parameter revisions: the states that the caller may change; nil for any.
    /// - Throws: ``StoreError/notFound``; ``StoreError/stale`` where the environment is in none of those states.
    package func lockEnvironment(_ id: EnvironmentID, of project: ProjectID, revisions: Set<Int>? = nil) async throws(StoreError) {
        let revision: Int? = try await self.session.first(
            ProjectStatements.lockEnvironment, [self.tenant.teamID.rawValue, project.rawValue, id.rawValue]
        ) { row throws(PostgresError) in try row[0] }
        guard let revision else { throw .notFound }
        if let revisions, !revisions.contains(revision) { throw .stale }
    }

    package func renameEnvironment(
        _ id: EnvironmentID, of project: ProjectID, to name: String
    ) async throws(StoreError) -> DeploymentEnvironment {
        let environment = try await self.session.first(
            ProjectStatements.renameEnvironment, [self.tenant.teamID.rawValue, project.rawValue, id.rawValue, name],
            decode: Self.environment)
        guard let environment else { throw .notFound }
        return environment
    }
}
