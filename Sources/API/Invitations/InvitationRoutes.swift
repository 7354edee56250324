import APIContract
import ControlPlane
import HTTPTypes
import Model

/// Who is invited to teams, and accepting it.
struct InvitationRoutes: Sendable {
    let invitations: InvitationService

    func register(in registry: inout RouteRegistry) {
        registry.add(
            .get, APIPath.invitations.template, access: .permission(.invitationRead, on: .team), .list(),
            summary: "Who is invited to a team, and has not answered yet"
        ) { context in
            let page = try context.page()
            let invitations = try await self.invitations.list(
                context.id("id"), after: page.cursor(), limit: page.fetchLimit, context: context.call)
            return PageAnswer(fetched: invitations, page, cursor: \.id.description) { InvitationView($0) }
        }
        registry.add(
            .post, APIPath.invitations.template, access: .permission(.invitationCreate, on: .team),
            .created(errors: [.conflict], secrets: ["link"]), body: InvitationCreateRequest.self,
            summary: "Invite an address to a team; without a mail server, the only answer that shows the link"
        ) { context, request in
            let made = try await self.invitations.create(
                email: request.email, roles: request.roles, team: context.id("id"), context: context.call)
            return Self.answer(made)
        }
        registry.add(
            .post, APIPath.invitationResend.template, access: .permission(.invitationCreate, on: .team),
            RouteOptions(errors: [.conflict], secrets: ["link"]),
            summary: "Send an invitation once more, with another link: the one of before does not hold any more"
        ) { context in
            Self.answer(try await self.invitations.resend(context.id("invitationId"), of: context.id("id"), context: context.call))
        }
        registry.add(
            .get, APIPath.invitation.template, access: .permission(.invitationRead, on: .team),
            summary: "An invitation that was not answered yet"
        ) { context in
            let invitation = try await self.invitations.find(context.id("invitationId"), of: context.id("id"), context: context.call)
            return JSONAnswer(InvitationView(invitation), revision: invitation.revision)
        }
        registry.add(
            .delete, APIPath.invitation.template, access: .permission(.invitationDelete, on: .team), .deleted(),
            summary: "Withdraw an invitation"
        ) { context in
            try await self.invitations.revoke(
                context.id("invitationId"), of: context.id("id"), revisions: context.expectedRevisions, context: context.call)
            return EmptyAnswer()
        }
        registry.add(
            .post, APIPath.invitationAccept.template, access: .signedIn,
            RouteOptions(errors: [.gone, .insufficientScope], isRepeatable: false), body: InvitationAcceptRequest.self,
            summary: "Become a member of the team that the caller was invited to"
        ) { context, request in
            JSONAnswer(MembershipView(try await self.invitations.accept(request.token, context: context.call)))
        }
    }

    private static func answer(_ made: MadeInvitation) -> JSONAnswer<InvitationView> {
        JSONAnswer(InvitationView(made.invitation, link: made.link), revision: made.invitation.revision)
    }
}
