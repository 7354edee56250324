package import APIContract
import NIOHTTP1

extension RoostClient {
    /// A part of the list of a project's applications.
    package func applications(projectID: String, environment: String? = nil, after: String? = nil) async throws(ClientError) -> Answer<
        Page<ApplicationSummary>
    > {
        try await self.answer(
            Call(
                .GET, APIPath.applications.template,
                query: [("projectId", projectID), ("environment", environment), ("limit", "100"), ("after", after)]),
            as: Page<ApplicationSummary>.self)
    }

    /// An application with everything.
    package func application(_ id: String) async throws(ClientError) -> Answer<ApplicationDetail> {
        try await self.answer(Call(.GET, APIPath.application.filled(id)), as: ApplicationDetail.self)
    }

    /// Makes an application.
    package func createApplication(_ request: ApplicationCreateRequest) async throws(ClientError) -> Answer<ApplicationDetail> {
        var call = Call(.POST, APIPath.applications.template)
        call.body = try self.encode(request)
        return try await self.answer(call, as: ApplicationDetail.self)
    }

    /// Makes an application from JSON that the caller wrote.
    package func createApplication(json: [UInt8]) async throws(ClientError) -> Answer<ApplicationDetail> {
        var call = Call(.POST, APIPath.applications.template)
        call.body = json
        return try await self.answer(call, as: ApplicationDetail.self)
    }

    /// Changes an application.
    package func updateApplication(_ id: String, _ request: ApplicationUpdateRequest) async throws(ClientError) -> Answer<ApplicationDetail>
    {
        var call = Call(.PATCH, APIPath.application.filled(id))
        call.body = try self.encode(request)
        return try await self.answer(call, as: ApplicationDetail.self)
    }

    /// Changes an application by JSON that the caller wrote.
    package func updateApplication(_ id: String, json: [UInt8]) async throws(ClientError) -> Answer<ApplicationDetail> {
        var call = Call(.PATCH, APIPath.application.filled(id))
        call.body = json
        return try await self.answer(call, as: ApplicationDetail.self)
    }

    /// A part of the list of an application's releases.
    package func releases(_ id: String, after: String? = nil) async throws(ClientError) -> Answer<Page<ReleaseView>> {
        try await self.answer(
            Call(.GET, APIPath.releases.filled(id), query: [("limit", "100"), ("after", after)]), as: Page<ReleaseView>.self)
    }

    /// A part of the list of an application's domains.
    package func domains(_ id: String, after: String? = nil) async throws(ClientError) -> Answer<Page<DomainView>> {
        try await self.answer(
            Call(.GET, APIPath.domains.filled(id), query: [("limit", "100"), ("after", after)]), as: Page<DomainView>.self)
    }

    /// Adds a domain.
    package func createDomain(applicationID: String, _ request: DomainCreateRequest) async throws(ClientError) -> Answer<DomainView> {
        var call = Call(.POST, APIPath.domains.filled(applicationID))
        call.body = try self.encode(request)
        return try await self.answer(call, as: DomainView.self)
    }

    /// Removes a domain.
    package func deleteDomain(_ id: String, applicationID: String) async throws(ClientError) {
        try await self.confirm(Call(.DELETE, APIPath.domain.filled(applicationID, id)))
    }
}
