import APIContract
import ControlPlane
import HTTPTypes
import Model

/// Projects and their environments.
struct ProjectRoutes: Sendable {
    let projects: ProjectService

    func register(in registry: inout RouteRegistry) {
        registry.add(
            .get, APIPath.projects.template, access: .signedIn, .list(filters: ["teamId"]), summary: "The projects of the caller's teams"
        ) { context in try await self.list(context) }
        registry.add(
            .post, APIPath.projects.template, access: .permission(.projectCreate, on: .team), .created, body: ProjectCreateRequest.self,
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
        registry.add(
            .delete, APIPath.project.template, access: .permission(.projectDelete, on: .project), .noContent,
            summary: "Delete a project without applications"
        ) { context in
            try await self.requireMatch(context)
            try await self.projects.delete(context.id("id"), context: context.call)
            return EmptyAnswer()
        }
        self.registerEnvironments(in: &registry)
    }

    private func registerEnvironments(in registry: inout RouteRegistry) {
        registry.add(
            .get, APIPath.environments.template, access: .permission(.environmentRead, on: .project), .list(),
            summary: "The environments of a project"
        ) { context in
            let environments = try await self.projects.environments(of: context.id("id"), context: context.call)
            return PageAnswer(all: environments, try context.page(), cursor: \.id.description) { EnvironmentView($0) }
        }
        registry.add(
            .post, APIPath.environments.template, access: .permission(.environmentCreate, on: .project), .created,
            body: EnvironmentCreateRequest.self, summary: "Make an environment with a network of its own"
        ) { context, request in
            let made = try await self.projects.createEnvironment(request.slug, of: context.id("id"), context: context.call)
            return JSONAnswer(EnvironmentView(made))
        }
    }

    private func list(_ context: CallerContext) async throws -> PageAnswer<ProjectView> {
        let page = try context.page()
        let team: TeamID? = try context.queryID("teamId")
        var found: [Project] = []
        var after: ProjectID? = try page.cursor()
        while found.count < page.fetchLimit {
            let limit = team == nil ? page.fetchLimit : PageRequest.limits.upperBound
            let projects = try await self.projects.list(after: after, limit: limit, context: context.call)
            found += projects.filter { team == nil || $0.teamID == team }
            if projects.count < limit { break }
            after = projects.last?.id
        }
        return PageAnswer(fetched: found, page, cursor: \.id.description) { ProjectView($0) }
    }

    private func update(_ request: ProjectUpdateRequest, _ context: CallerContext) async throws -> JSONAnswer<ProjectView> {
        let id: ProjectID = try context.id("id")
        try await self.requireMatch(context)
        let project: Project
        if let name = request.name {
            project = try await self.projects.rename(id, to: name, context: context.call)
        } else {
            project = try await self.projects.find(id, context: context.call)
        }
        return JSONAnswer(ProjectView(project), tag: project.tag)
    }

    private func requireMatch(_ context: CallerContext) async throws {
        guard let condition = context.ifMatch else { return }
        try await self.projects.find(context.id("id"), context: context.call).tag.require(ifMatch: condition)
    }
}
