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

    /// An environment.
    package func environment(_ id: String, projectID: String) async throws(ClientError) -> Answer<EnvironmentView> {
        try await self.answer(Call(.GET, APIPath.environment.filled(projectID, id)), as: EnvironmentView.self)
    }

    /// Changes an environment.
    package func updateEnvironment(
        _ id: String, projectID: String, _ request: EnvironmentUpdateRequest
    ) async throws(ClientError) -> Answer<EnvironmentView> {
        var call = Call(.PATCH, APIPath.environment.filled(projectID, id))
        call.body = try self.encode(request)
        return try await self.answer(call, as: EnvironmentView.self)
    }
}
