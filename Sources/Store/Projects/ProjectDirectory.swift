package import Model
import Postgres

extension StoreSession {
    /// The projects within bounds, newest first: what one caller may see.
    package func projects(within bounds: ListBounds, after: ProjectID?, limit: Int) async throws(StoreError) -> [Project] {
        let teams = bounds.teams.map(\.rawValue)
        guard !bounds.projects.isEmpty else {
            return try await self.query(ProjectStatements.list, [teams, after?.rawValue, limit], decode: ProjectRepository.project)
        }
        return try await self.query(
            ProjectStatements.listSome, [teams, bounds.projects.map(\.rawValue), after?.rawValue, limit], decode: ProjectRepository.project)
    }

    /// The project of a team with this slug, which is not deleted before the transaction's end; nil where there is none.
    package func project(_ slug: Slug, of team: TeamID) async throws(StoreError) -> ProjectID? {
        try await self.first(
            ProjectStatements.holdNamed, [team.rawValue, slug.rawValue]
        ) { row throws(PostgresError) in try row.id(0) }
    }

    /// The projects of some teams.
    ///
    /// - Parameter isDeleted: deleted ones too.
    package func places(
        ofProjectsIn teams: [TeamID], withDeleted isDeleted: Bool = false
    ) async throws(StoreError) -> [(team: TeamID, project: ProjectID)] {
        try await self.query(ProjectStatements.places, [teams.map(\.rawValue), isDeleted]) { row throws(PostgresError) in
            (team: try row.id(0), project: try row.id(1))
        }
    }

    /// The environments of some teams; of one project alone where it is given.
    package func places(
        ofEnvironmentsIn teams: [TeamID], of project: ProjectID? = nil
    ) async throws(StoreError) -> [(team: TeamID, environment: EnvironmentID, place: TenantPlace)] {
        try await self.query(
            ProjectStatements.environmentPlaces, [teams.map(\.rawValue), project?.rawValue]
        ) { row throws(PostgresError) in
            (team: try row.id(0), environment: try row.id(2), place: try row.place(1))
        }
    }
}
