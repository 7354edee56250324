package import APIContract
import NIOHTTP1

extension RoostClient {
    /// A part of the list of projects.
    package func projects(teamID: String? = nil, after: String? = nil) async throws(ClientError) -> Answer<Page<ProjectView>> {
        try await self.answer(
            Call(.GET, APIPath.projects.template, query: [("teamId", teamID), ("limit", "100"), ("after", after)]),
            as: Page<ProjectView>.self)
    }

    /// A project.
    package func project(_ id: String) async throws(ClientError) -> Answer<ProjectView> {
        try await self.answer(Call(.GET, APIPath.project.filled(id)), as: ProjectView.self)
    }

    /// Makes a project.
    package func createProject(_ request: ProjectCreateRequest) async throws(ClientError) -> Answer<ProjectView> {
        var call = Call(.POST, APIPath.projects.template)
        call.body = try self.encode(request)
        return try await self.answer(call, as: ProjectView.self)
    }

    /// Changes a project.
    package func updateProject(_ id: String, _ request: ProjectUpdateRequest) async throws(ClientError) -> Answer<ProjectView> {
        var call = Call(.PATCH, APIPath.project.filled(id))
        call.body = try self.encode(request)
        return try await self.answer(call, as: ProjectView.self)
    }

    /// Deletes a project that has no applications.
    package func deleteProject(_ id: String) async throws(ClientError) {
        try await self.confirm(Call(.DELETE, APIPath.project.filled(id)))
    }

    /// A part of the list of a project's environments.
    package func environments(projectID: String, after: String? = nil) async throws(ClientError) -> Answer<Page<EnvironmentView>> {
        try await self.answer(
            Call(.GET, APIPath.environments.filled(projectID), query: [("limit", "100"), ("after", after)]), as: Page<EnvironmentView>.self)
    }

    /// Makes an environment.
    package func createEnvironment(projectID: String, _ request: EnvironmentCreateRequest) async throws(ClientError) -> Answer<
        EnvironmentView
    > {
        var call = Call(.POST, APIPath.environments.filled(projectID))
        call.body = try self.encode(request)
        return try await self.answer(call, as: EnvironmentView.self)
    }
}
