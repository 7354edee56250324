package import Model

extension StoreSession {
    /// The projects of all the given teams, newest first: what one caller may see.
    package func projects(of teams: [TeamID], after: ProjectID?, limit: Int) async throws(StoreError) -> [Project] {
        try await self.query(
            ProjectStatements.list, [teams.map(\.rawValue), after?.rawValue, limit], decode: ProjectRepository.project)
    }
}
