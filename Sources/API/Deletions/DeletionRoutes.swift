import APIContract
import ControlPlane
import HTTPTypes
import Model

/// What is deleted, and what of it comes back.
struct DeletionRoutes: Sendable {
    private static let filters = [
        QueryParameter("teamId", .identifier, "Only what was deleted in this team"),
        QueryParameter("projectId", .identifier, "Only what was deleted in this project, and the project itself"),
        QueryParameter("kind", .choice(DeletionKind.allCases.map(\.rawValue)), "Only deletions of this kind"),
    ]
    private static let volumes = QueryParameter("volumes", .flag, "Whether its volumes are removed too, once it cannot be restored")

    let deletions: DeletionService
    let configuration: ControlPlaneConfiguration

    func register(in registry: inout RouteRegistry) {
        registry.add(
            .get, APIPath.deletions.template, access: .signedIn, .list(filters: Self.filters),
            summary: "What was deleted and can be restored"
        ) { context in try await self.list(context) }
        self.register(
            APIPath.team, APIPath.teamRestore, .permission(.teamDelete, on: .team), "a team with all that is in it", in: &registry
        ) { context throws(Refusal) in .team(try context.id("id")) }
        self.register(
            APIPath.project, APIPath.projectRestore, .permission(.projectDelete, on: .project), "a project with all that is in it",
            in: &registry
        ) { context throws(Refusal) in .project(try context.id("id")) }
        self.register(
            APIPath.environment, APIPath.environmentRestore, .permission(.environmentDelete, on: .environment),
            "an environment with all that is in it", in: &registry
        ) { context throws(Refusal) in .environment(try context.id("environmentId"), of: try context.id("id")) }
        self.register(
            APIPath.application, APIPath.applicationRestore, .permission(.applicationDelete, on: .application), "an application",
            in: &registry
        ) { context throws(Refusal) in .application(try context.id("id")) }
    }

    private func register(
        _ path: APIPath, _ restore: APIPath, _ access: CallerAccess, _ what: String, in registry: inout RouteRegistry,
        target: @escaping @Sendable (CallerContext) throws(Refusal) -> DeletionTarget
    ) {
        registry.add(
            .delete, path.template, access: access, .deleted(query: [Self.volumes]), summary: "Delete \(what)"
        ) { context in
            try await self.deletions.delete(
                try target(context), volumes: try context.query.flag("volumes"), revisions: context.expectedRevisions,
                context: context.call)
            return EmptyAnswer()
        }
        registry.add(
            .post, restore.template, access: access, RouteOptions(bodyIsOptional: true, errors: [.conflict]), body: EmptyRequest.self,
            summary: "Restore \(what)"
        ) { context, _ in
            JSONAnswer(RestoreView(try await self.deletions.restore(try target(context), context: context.call)))
        }
    }

    private func list(_ context: CallerContext) async throws -> PageAnswer<DeletionView> {
        let page = try context.page()
        let kind = context.query["kind"].flatMap(DeletionKind.init(rawValue:))
        let found = try await self.deletions.list(
            team: context.queryID("teamId"), project: context.queryID("projectId"), kind: kind, after: page.cursor(),
            limit: page.fetchLimit, context: context.call)
        return PageAnswer(fetched: found, page, cursor: \.id.description) { DeletionView($0, days: self.configuration.deletedDays) }
    }
}
