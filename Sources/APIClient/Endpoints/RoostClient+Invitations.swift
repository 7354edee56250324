package import APIContract
import NIOHTTP1

extension RoostClient {
    /// A part of the list of who is invited to a team.
    package func invitations(_ team: String, after: String? = nil) async throws(ClientError) -> Answer<Page<InvitationView>> {
        try await self.answer(
            Call(.GET, APIPath.invitations.filled(team), query: [("limit", "100"), ("after", after)]), as: Page<InvitationView>.self)
    }

    /// Invites an address to a team; without a mail server the answer has the link.
    package func invite(_ request: InvitationCreateRequest, to team: String) async throws(ClientError) -> Answer<InvitationView> {
        var call = Call(.POST, APIPath.invitations.filled(team))
        call.body = try self.encode(request)
        return try await self.answer(call, as: InvitationView.self)
    }

    /// Sends an invitation once more, with another link.
    package func resendInvitation(_ id: String, of team: String) async throws(ClientError) -> Answer<InvitationView> {
        try await self.answer(Call(.POST, APIPath.invitationResend.filled(team, id)), as: InvitationView.self)
    }

    /// Withdraws an invitation.
    package func deleteInvitation(_ id: String, of team: String) async throws(ClientError) {
        try await self.confirm(Call(.DELETE, APIPath.invitation.filled(team, id)))
    }

    /// Becomes a member of the team that the caller was invited to.
    package func acceptInvitation(_ request: InvitationAcceptRequest) async throws(ClientError) -> Answer<MembershipView> {
        var call = Call(.POST, APIPath.invitationAccept.template)
        call.body = try self.encode(request)
        return try await self.answer(call, as: MembershipView.self)
    }
}
