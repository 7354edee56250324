package import Model
import Postgres

extension StoreSession {
    /// The projects of all the given teams, newest first: what one caller may see.
    package func projects(of teams: [TeamID], after: ProjectID?, limit: Int) async throws(StoreError) -> [Project] {
        try await self.query(
            ProjectStatements.list, [teams.map(\.rawValue), after?.rawValue, limit], decode: ProjectRepository.project)
    }

    /// The project of a team with this slug, which is not deleted before the transaction's end; nil where there is none.
    package func project(_ slug: Slug, of team: TeamID) async throws(StoreError) -> ProjectID? {
        try await self.first(
            ProjectStatements.holdNamed, [team.rawValue, slug.rawValue]
        ) { row throws(PostgresError) in try row.id(0) }
    }
}
