package import APIContract
import NIOHTTP1

/// Each deletion can be undone; `volumes` says whether its volumes go too once it cannot be any more.
extension RoostClient {
    /// Deletes a team with all that is in it.
    package func deleteTeam(_ id: String, volumes: Bool = false) async throws(ClientError) {
        try await self.delete(APIPath.team.filled(id), volumes: volumes)
    }

    /// Deletes a project with all that is in it.
    package func deleteProject(_ id: String, volumes: Bool = false) async throws(ClientError) {
        try await self.delete(APIPath.project.filled(id), volumes: volumes)
    }

    /// Deletes an environment with all that is in it.
    package func deleteEnvironment(_ id: String, projectID: String, volumes: Bool = false) async throws(ClientError) {
        try await self.delete(APIPath.environment.filled(projectID, id), volumes: volumes)
    }

    /// Deletes an application and stops what runs of it.
    package func deleteApplication(_ id: String, volumes: Bool = false) async throws(ClientError) {
        try await self.delete(APIPath.application.filled(id), volumes: volumes)
    }

    /// Restores a team with all that its deletion took.
    package func restoreTeam(_ id: String) async throws(ClientError) -> Answer<RestoreView> {
        try await self.answer(Call(.POST, APIPath.teamRestore.filled(id)), as: RestoreView.self)
    }

    /// Restores a project with all that its deletion took.
    package func restoreProject(_ id: String) async throws(ClientError) -> Answer<RestoreView> {
        try await self.answer(Call(.POST, APIPath.projectRestore.filled(id)), as: RestoreView.self)
    }

    /// Restores an environment with all that its deletion took.
    package func restoreEnvironment(_ id: String, projectID: String) async throws(ClientError) -> Answer<RestoreView> {
        try await self.answer(Call(.POST, APIPath.environmentRestore.filled(projectID, id)), as: RestoreView.self)
    }

    /// Restores an application; what was live is deployed again.
    package func restoreApplication(_ id: String) async throws(ClientError) -> Answer<RestoreView> {
        try await self.answer(Call(.POST, APIPath.applicationRestore.filled(id)), as: RestoreView.self)
    }

    /// A part of the list of what was deleted and can be restored.
    ///
    /// - Parameter kind: `team`, `project`, `environment` or `application`; nil for all.
    package func deletions(
        kind: String? = nil, teamID: String? = nil, projectID: String? = nil, after: String? = nil
    ) async throws(ClientError) -> Answer<Page<DeletionView>> {
        try await self.answer(
            Call(
                .GET, APIPath.deletions.template,
                query: [("kind", kind), ("teamId", teamID), ("projectId", projectID), ("limit", "100"), ("after", after)]),
            as: Page<DeletionView>.self)
    }

    private func delete(_ path: String, volumes: Bool) async throws(ClientError) {
        try await self.confirm(Call(.DELETE, path, query: [("volumes", volumes ? "true" : nil)]))
    }
}
