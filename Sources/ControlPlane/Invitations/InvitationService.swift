package import Model
import Store

/// Inviting people to teams, and accepting it.
package struct InvitationService: Sendable {
    private let store: DataStore
    private let authorizer: Authorizer
    private let office: InvitationOffice
    private let desk: MailDesk
    private let throttle: LoginThrottle
    private let configuration: AccountConfiguration

    init(
        store: DataStore, authorizer: Authorizer, office: InvitationOffice, desk: MailDesk, throttle: LoginThrottle,
        configuration: AccountConfiguration
    ) {
        self.store = store
        self.authorizer = authorizer
        self.office = office
        self.desk = desk
        self.throttle = throttle
        self.configuration = configuration
    }

    /// Invites an address to a team; whether somebody here has it makes no difference.
    ///
    /// - Throws: ``ControlPlaneError/exceedsOwn(_:_:)`` for a role above the caller's own, ``ControlPlaneError/conflict(_:)`` where the
    ///   address is invited already, `throttled`.
    package func create(
        email: String, roles: [String], team: TeamID, context: CallContext
    ) async throws(ControlPlaneError) -> MadeInvitation {
        let access = try await self.authorizer.access(.invitationCreate, on: .team(team), by: context)
        let rights = try await self.authorizer.rights(access, of: context.caller)
        guard let email = EmailAddress(email) else {
            throw .invalid(ValidationError(field: "email", "must be an e-mail address that a mail can be sent to"))
        }
        let wanted = try RoleRequest.check(roles, rights, at: .team)
        for role in wanted { try RoleRequest.checkCeiling(role, rights, at: .team) }
        let secret = TokenSecret(.invitation)
        let made = try await ControlPlaneError.mapping {
            try await self.throttle.countInvitation(by: context.caller.userID, atMost: self.configuration.invitationsPerUser)
            return try await self.store.withTransaction { session in
                try await session.teams(access.tenant).hold()
                let invitation = try await session.invitations(access.tenant).insert(
                    .make(), email: email.rawValue, roles: wanted, by: context.caller.userID, hash: secret.hash,
                    lasting: self.configuration.invitationDuration)
                try await session.audit.append(context.record(.invitationCreate, "invitation/\(invitation.id)", team: team))
                try await self.send(invitation, secret, session)
                return invitation
            }
        }
        return self.made(made, secret)
    }

    /// Those who have not answered, newest first.
    package func list(
        _ team: TeamID, after: InvitationID?, limit: Int, context: CallContext
    ) async throws(ControlPlaneError) -> [Invitation] {
        let access = try await self.authorizer.access(.invitationRead, on: .team(team), by: context)
        return try await ControlPlaneError.mapping {
            try await self.store.session.invitations(access.tenant).list(after: after, limit: limit)
        }
    }

    /// One of them.
    package func find(_ id: InvitationID, of team: TeamID, context: CallContext) async throws(ControlPlaneError) -> Invitation {
        let access = try await self.authorizer.access(.invitationRead, on: .team(team), by: context)
        return try await ControlPlaneError.mapping { try await self.store.session.invitations(access.tenant).find(id) }
    }

    /// Sends an invitation once more, with another link and time anew; it is the caller's from then on.
    ///
    /// - Throws: as ``create(email:roles:team:context:)``; `notFound` for one that was accepted or withdrawn.
    package func resend(_ id: InvitationID, of team: TeamID, context: CallContext) async throws(ControlPlaneError) -> MadeInvitation {
        let access = try await self.authorizer.access(.invitationCreate, on: .team(team), by: context)
        let rights = try await self.authorizer.rights(access, of: context.caller)
        let secret = TokenSecret(.invitation)
        let made = try await ControlPlaneError.mapping {
            try await self.throttle.countInvitation(by: context.caller.userID, atMost: self.configuration.invitationsPerUser)
            return try await self.store.withTransaction { session in
                let invitations = session.invitations(access.tenant)
                for role in try await invitations.find(id).roles { try RoleRequest.checkCeiling(role, rights, at: .team) }
                let invitation = try await invitations.renew(
                    id, by: context.caller.userID, hash: secret.hash, lasting: self.configuration.invitationDuration)
                try await session.audit.append(context.record(.invitationCreate, "invitation/\(id)", team: team))
                try await self.send(invitation, secret, session)
                return invitation
            }
        }
        return self.made(made, secret)
    }

    /// Withdraws an invitation: its link is none any more.
    ///
    /// - Parameter revisions: the states that the caller means; nil for any.
    package func revoke(
        _ id: InvitationID, of team: TeamID, revisions: Set<Int>?, context: CallContext
    ) async throws(ControlPlaneError) {
        let access = try await self.authorizer.access(.invitationDelete, on: .team(team), by: context)
        try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                let invitations = session.invitations(access.tenant)
                if let revisions, !revisions.contains(try await invitations.find(id).revision) {
                    throw ControlPlaneError.preconditionFailed
                }
                try await invitations.revoke(id)
                try await session.audit.append(context.record(.invitationDelete, "invitation/\(id)", team: team))
            }
        }
    }

    /// Makes the caller a member of the team that it was invited to.
    ///
    /// - Throws: ``ControlPlaneError/linkUnusable`` for any link that does not hold, whatever the reason;
    ///   ``ControlPlaneError/signInNotAllowed(_:)`` for another one's.
    package func accept(_ token: String, context: CallContext) async throws(ControlPlaneError) -> TeamMembership {
        try self.authorizer.requireUnboundToken(.teamRead, by: context)
        guard let secret = TokenSecret(presented: token) else { throw .linkUnusable }
        let membership = try await ControlPlaneError.mapping {
            let offer = try await self.office.offer(secret)
            return try await self.store.withTransaction { session in
                try await self.office.hold(offer, session)
                let user = try await session.identity.user(context.caller.userID)
                guard user.email == offer.invitation.email else {
                    throw ControlPlaneError.signInNotAllowed("This invitation is for another e-mail address than your account's.")
                }
                try await self.office.fulfil(offer, for: user, traceID: context.traceID, session)
                return try await session.identity.memberships(of: user.id, in: offer.invitation.teamID).first
            }
        }
        guard let membership else { throw .inconsistent("who accepted an invitation is no member") }
        return membership
    }

    private func send(_ invitation: Invitation, _ secret: TokenSecret, _ session: StoreSession) async throws {
        try await self.desk.take(
            .notice(self.desk.text.invitation(invitation, secret)), of: invitation.id, lasting: self.configuration.invitationDuration,
            session)
    }

    private func made(_ invitation: Invitation, _ secret: TokenSecret) -> MadeInvitation {
        // Who gets the link by mail proves the address with it; nobody else is to have it.
        let isShown = !self.configuration.sendsMail
        return MadeInvitation(
            invitation: invitation, link: isShown ? self.configuration.link("invitation", secret) ?? secret.text : nil)
    }
}
