import APIContract
import ControlPlane
import HTTPTypes
import Model

/// Projects and their environments.
struct ProjectRoutes: Sendable {
    let projects: ProjectService
    let changes: ChangeService

    func register(in registry: inout RouteRegistry) {
        registry.add(
            .get, APIPath.projects.template, access: .signedIn,
            .list(filters: [QueryParameter("teamId", .identifier, "Only those of this team")], errors: [.insufficientScope]),
            summary: "The projects that the caller may see, in all teams",
            changes: { context in try await self.changes.projects(context.call) }
        ) { context in try await self.list(context) }
        registry.add(
            .post, APIPath.projects.template, access: .permission(.projectCreate, on: .team), .created(errors: [.conflict]),
            body: ProjectCreateRequest.self,
            summary: "Make a project with the environment `production`"
        ) { context, request in
            guard let team = TeamID(request.teamId) else { throw Refusal.invalid(field: "teamId", "must be an id") }
            let project = try await self.projects.create(team: team, slug: request.slug, name: request.name, context: context.call)
            return JSONAnswer(ProjectView(project), tag: project.tag, location: APIPath.project.filled(project.id.description))
        }
        registry.add(.get, APIPath.project.template, access: .permission(.projectRead, on: .project), summary: "One project") { context in
            let project = try await self.projects.find(context.id("id"), context: context.call)
            return JSONAnswer(ProjectView(project), tag: project.tag)
        }
        registry.add(
            .patch, APIPath.project.template, access: .permission(.projectUpdate, on: .project), body: ProjectUpdateRequest.self,
            summary: "Rename a project"
        ) { context, request in try await self.update(request, context) }
        self.registerEnvironments(in: &registry)
    }

    private func registerEnvironments(in registry: inout RouteRegistry) {
        registry.add(
            .get, APIPath.environments.template, access: .permission(.environmentRead, on: .project), .list(),
            summary: "The environments of a project",
            changes: { context in
                try await self.changes.mark(ofEnvironmentsOf: context.id("id"), .environmentRead, context: context.call)
            }
        ) { context in
            let environments = try await self.projects.environments(of: context.id("id"), context: context.call)
            return try PageAnswer(all: environments, context.page(), id: \.id) { EnvironmentView($0) }
        }
        registry.add(
            .post, APIPath.environments.template, access: .permission(.environmentCreate, on: .project), .created(errors: [.conflict]),
            body: EnvironmentCreateRequest.self, summary: "Make an environment with a network of its own"
        ) { context, request in
            let made = try await self.projects.createEnvironment(
                request.slug, name: request.name, of: context.id("id"), context: context.call)
            return JSONAnswer(
                EnvironmentView(made), tag: made.tag,
                location: APIPath.environment.filled(made.projectID.description, made.id.description))
        }
        registry.add(
            .get, APIPath.environment.template, access: .permission(.environmentRead, on: .environment), summary: "One environment"
        ) { context in
            let environment = try await self.projects.environment(
                context.id("environmentId"), of: context.id("id"), context: context.call)
            return JSONAnswer(EnvironmentView(environment), tag: environment.tag)
        }
        registry.add(
            .patch, APIPath.environment.template, access: .permission(.environmentUpdate, on: .environment),
            body: EnvironmentUpdateRequest.self, summary: "Rename an environment"
        ) { context, request in
            let environment = try await self.projects.renameEnvironment(
                context.id("environmentId"), of: context.id("id"), to: request.name, revisions: context.expectedRevisions,
                context: context.call)
            return JSONAnswer(EnvironmentView(environment), tag: environment.tag)
        }
    }

    private func list(_ context: CallerContext) async throws -> PageAnswer<ProjectView> {
        let page = try context.page()
        let found = try await self.projects.list(
            team: context.queryID("teamId"), after: page.cursor(), limit: page.fetchLimit, context: context.call)
        return PageAnswer(found, page, cursor: \.id.description) { ProjectView($0) }
    }

    private func update(_ request: ProjectUpdateRequest, _ context: CallerContext) async throws -> JSONAnswer<ProjectView> {
        let project = try await self.projects.rename(
            context.id("id"), to: request.name, revisions: context.expectedRevisions, context: context.call)
        return JSONAnswer(ProjectView(project), tag: project.tag)
    }
}
