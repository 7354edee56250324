import APIContract
import ControlPlane
import HTTPTypes
import Model

/// Who has which role in teams and projects.
struct MemberRoutes: Sendable {
    private static let environment = QueryParameter("environmentId", .identifier, "Only the roles in this environment of the project")

    let members: MemberService
    let changes: ChangeService

    func register(in registry: inout RouteRegistry) {
        registry.add(
            .get, APIPath.members.template, access: .permission(.memberRead, on: .team), .list(),
            summary: "Who has a role in a team, or anywhere in it",
            changes: { context in try await self.changes.mark(of: .team(context.id("id")), .memberRead, context: context.call) }
        ) { context in
            let members = try await self.members.list(.team(context.id("id")), context: context.call)
            return try PageAnswer(all: members, context.page(), id: \.userID) { MemberView($0, at: .team) }
        }
        registry.add(
            .put, APIPath.member.template, access: .permission(.memberUpdate, on: .team), Self.options,
            body: MemberRolesRequest.self, summary: "Give a user roles in a team, in place of those that members gave it before"
        ) { context, request in
            let member = try await self.members.replace(
                request.roles, of: context.id("userId"), at: .team(context.id("id")), context: context.call)
            return JSONAnswer(MemberView(member, at: .team))
        }
        registry.add(
            .delete, APIPath.member.template, access: .permission(.memberDelete, on: .team), Self.deletion(query: []),
            summary: "Take all roles from a user that it has in a team and anywhere in it"
        ) { context in
            try await self.members.remove(context.id("userId"), from: .team(context.id("id")), context: context.call)
            return EmptyAnswer()
        }
        self.registerProjects(in: &registry)
    }

    private func registerProjects(in registry: inout RouteRegistry) {
        registry.add(
            .get, APIPath.projectMembers.template, access: .permission(.memberRead, on: .project), .list(),
            summary: "Who has a role in a project or an environment of it, beside the roles of the team",
            changes: { context in try await self.changes.mark(of: .project(context.id("id")), .memberRead, context: context.call) }
        ) { context in
            let project: ProjectID = try context.id("id")
            let members = try await self.members.list(.project(project), context: context.call)
            return try PageAnswer(all: members, context.page(), id: \.userID) { MemberView($0, at: .project(project)) }
        }
        registry.add(
            .put, APIPath.projectMember.template, access: .permission(.memberUpdate, on: .project), Self.options,
            body: ProjectMemberRolesRequest.self,
            summary: "Give a user roles in a project or in one environment of it, in place of those that members gave it there before"
        ) { context, request in try await self.replace(request, context) }
        registry.add(
            .delete, APIPath.projectMember.template, access: .permission(.memberDelete, on: .project),
            Self.deletion(query: [Self.environment]),
            summary: "Take all roles from a user that it has in a project and its environments, beside those of the team"
        ) { context in
            let place = Self.place(try context.id("id"), try context.queryID("environmentId"))
            try await self.members.remove(context.id("userId"), from: place, context: context.call)
            return EmptyAnswer()
        }
    }

    private func replace(_ request: ProjectMemberRolesRequest, _ context: CallerContext) async throws -> JSONAnswer<MemberView> {
        let project: ProjectID = try context.id("id")
        var environment: EnvironmentID?
        if let text = request.environmentId {
            guard let id = EnvironmentID(text) else { throw Refusal.invalid(field: "environmentId", "must be an id") }
            environment = id
        }
        let member = try await self.members.replace(
            request.roles, of: context.id("userId"), at: Self.place(project, environment), context: context.call)
        return JSONAnswer(MemberView(member, at: .project(project)))
    }

    // What somebody has has no state of its own that a tag could name.
    private static let options = RouteOptions(errors: [.conflict], hasState: false)

    private static func deletion(query: [QueryParameter]) -> RouteOptions {
        RouteOptions(success: .noContent, query: query, errors: [.conflict], hasState: false)
    }

    private static func place(_ project: ProjectID, _ environment: EnvironmentID?) -> MemberPlace {
        environment.map { .environment($0, of: project) } ?? .project(project)
    }
}
