import APIContract
import ControlPlane
import HTTPTypes
import Model

/// Applications: what they are, where they come from, how they run.
struct ApplicationRoutes: Sendable {
    private static let filters = [
        QueryParameter("projectId", .identifier, isRequired: true, "The project whose applications are listed"),
        QueryParameter("environment", .text, "Only those of this environment, by its slug"),
    ]

    let applications: ApplicationService
    let changes: ChangeService
    let configuration: ControlPlaneConfiguration

    func register(in registry: inout RouteRegistry) {
        registry.add(
            .get, APIPath.applications.template, access: .permission(.applicationRead, on: .project),
            .list(filters: Self.filters), summary: "The applications of a project",
            changes: { context in
                guard let project: ProjectID = try context.queryID("projectId") else { throw Refusal.notFound }
                return try await self.changes.mark(ofEnvironmentsOf: project, .applicationRead, context: context.call)
            }
        ) { context in try await self.list(context) }
        registry.add(
            .post, APIPath.applications.template, access: .permission(.applicationCreate, on: .project),
            .created(errors: [.conflict, .notSupported]),
            body: ApplicationCreateRequest.self, summary: "Make an application"
        ) { context, request in
            let detail = try await self.applications.create(request.input(), context: context.call)
            return self.answer(detail, location: APIPath.application.filled(detail.application.id.description))
        }
        registry.add(
            .get, APIPath.application.template, access: .permission(.applicationRead, on: .application), summary: "One application"
        ) { context in self.answer(try await self.applications.find(context.id("id"), context: context.call)) }
        registry.add(
            .patch, APIPath.application.template, access: .permission(.applicationUpdate, on: .application),
            RouteOptions(errors: [.conflict, .notSupported]),
            body: ApplicationUpdateRequest.self, summary: "Change an application; what runs changes with the next deployment"
        ) { context, request in try await self.update(request, context) }
    }

    private func list(_ context: CallerContext) async throws -> PageAnswer<APIContract.ApplicationSummary> {
        let page = try context.page()
        guard let project: ProjectID = try context.queryID("projectId") else { throw Refusal.invalid(field: "projectId", "is needed") }
        let found = try await self.applications.list(
            project: project, environment: context.query["environment"], after: page.cursor(), limit: page.fetchLimit,
            context: context.call)
        let url = self.configuration.urlParts()
        return PageAnswer(found, page, cursor: \.id.description) { application, writer in
            application.write(to: &writer, url: url)
        }
    }

    private func update(
        _ request: ApplicationUpdateRequest, _ context: CallerContext
    ) async throws -> JSONAnswer<APIContract.ApplicationDetail> {
        self.answer(
            try await self.applications.update(
                context.id("id"), try request.patch(), revisions: context.expectedRevisions, context: context.call))
    }

    private func answer(
        _ detail: ControlPlane.ApplicationDetail, location: String? = nil
    ) -> JSONAnswer<APIContract.ApplicationDetail> {
        JSONAnswer(
            APIContract.ApplicationDetail(detail, configuration: self.configuration),
            revision: detail.application.revision, location: location)
    }
}
