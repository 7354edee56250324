package import Model
import Postgres

/// The projects of a team and their environments.
package struct ProjectRepository: Sendable {
    let session: StoreSession
    let tenant: TenantContext

    package func insert(id: ProjectID, slug: Slug, name: String) async throws(StoreError) -> Project {
        let project = try await self.session.first(
            ProjectStatements.insert, [id.rawValue, self.tenant.teamID.rawValue, slug.rawValue, name], decode: Self.project)
        guard let project else { throw .stale }
        return project
    }

    package func find(_ id: ProjectID) async throws(StoreError) -> Project {
        let project = try await self.session.first(
            ProjectStatements.find, [self.tenant.teamID.rawValue, id.rawValue], decode: Self.project)
        guard let project else { throw .notFound }
        return project
    }

    /// Holds the project for the rest of the transaction: nobody changes it, or makes anything in it, meanwhile.
    ///
    /// - Parameter revisions: the states that the caller may change; nil for any.
    /// - Throws: ``StoreError/notFound``; ``StoreError/stale`` where the project is in none of those states.
    package func lock(_ id: ProjectID, revisions: Set<Int>? = nil) async throws(StoreError) {
        let revision: Int? = try await self.session.first(
            ProjectStatements.lock, [self.tenant.teamID.rawValue, id.rawValue]
        ) { row throws(PostgresError) in try row[0] }
        guard let revision else { throw .notFound }
        if let revisions, !revisions.contains(revision) { throw .stale }
    }

    /// The project, which is not deleted before the transaction's end.
    package func hold(_ id: ProjectID) async throws(StoreError) -> Project {
        let project = try await self.session.first(
            ProjectStatements.hold, [self.tenant.teamID.rawValue, id.rawValue], decode: Self.project)
        guard let project else { throw .notFound }
        return project
    }

    package func rename(_ id: ProjectID, to name: String) async throws(StoreError) -> Project {
        let project = try await self.session.first(
            ProjectStatements.rename, [self.tenant.teamID.rawValue, id.rawValue, name], decode: Self.project)
        guard let project else { throw .notFound }
        return project
    }

    package func insertEnvironment(
        id: EnvironmentID, project: ProjectID, slug: Slug, name: String? = nil, networkName: String
    ) async throws(StoreError) -> DeploymentEnvironment {
        let environment = try await self.session.first(
            ProjectStatements.insertEnvironment,
            [id.rawValue, self.tenant.teamID.rawValue, project.rawValue, slug.rawValue, networkName, name], decode: Self.environment)
        guard let environment else { throw .stale }
        return environment
    }

    /// The environments of a project, newest first; only the one with `slug` where it is given.
    package func environments(of project: ProjectID, slug: Slug? = nil) async throws(StoreError) -> [DeploymentEnvironment] {
        try await self.session.query(
            ProjectStatements.environments, [self.tenant.teamID.rawValue, project.rawValue, slug?.rawValue], decode: Self.environment)
    }

    @Sendable static func project(_ row: borrowing PostgresRow) throws(PostgresError) -> Project {
        Project(
            id: try row.id(0), teamID: try row.id(1), slug: try row.slug(2), name: try row[3], revision: try row[4],
            createdAt: try row[5], updatedAt: try row[6])
    }

    @Sendable static func environment(_ row: borrowing PostgresRow) throws(PostgresError) -> DeploymentEnvironment {
        DeploymentEnvironment(
            id: try row.id(0), projectID: try row.id(1), slug: try row.slug(2), name: try row[3], networkName: try row[4],
            revision: try row[5], createdAt: try row[6], updatedAt: try row[7])
    }
}
