import APIContract
import ControlPlane
import HTTPTypes
import Model

/// The teams of the caller.
struct TeamRoutes: Sendable {
    let teams: TeamService
    let changes: ChangeService

    func register(in registry: inout RouteRegistry) {
        registry.add(
            .get, APIPath.teams.template, access: .signedIn, .list(), summary: "The caller's teams",
            changes: { context in try await self.changes.teams(context.call) }
        ) { context in
            let teams = try await self.teams.list(context.call)
            return try PageAnswer(all: teams, context.page(), id: \.team.id) { TeamView($0) }
        }
        registry.add(
            .post, APIPath.teams.template, access: .signedIn, .created(errors: [.conflict, .insufficientScope]),
            body: TeamCreateRequest.self, summary: "Make a team and own it"
        ) { context, request in
            let team = try await self.teams.create(slug: request.slug, name: request.name, context: context.call)
            return JSONAnswer(
                TeamView(TeamMembership(team: team, roles: HeldRoles(ofTeam: [.owner]))), location: APIPath.team.filled(team.id.description)
            )
        }
        registry.add(.get, APIPath.team.template, access: .permission(.teamRead, on: .team), summary: "One team") { context in
            Self.answer(try await self.teams.find(context.id("id"), context: context.call))
        }
        registry.add(
            .patch, APIPath.team.template, access: .permission(.teamUpdate, on: .team), body: TeamUpdateRequest.self,
            summary: "Rename a team, or say whether it requires a second factor of its members"
        ) { context, request in
            Self.answer(
                try await self.teams.update(
                    context.id("id"), name: request.name, requiresSecondFactor: request.requireSecondFactor,
                    revisions: context.expectedRevisions, context: context.call))
        }
    }

    /// The roles in it are the caller's, and change without the team.
    private static func answer(_ membership: TeamMembership) -> JSONAnswer<TeamView> {
        JSONAnswer(TeamView(membership), revision: membership.team.revision)
    }
}
