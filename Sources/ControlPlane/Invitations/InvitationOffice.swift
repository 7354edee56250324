import FoundationEssentials
import Model
import Policy
import Store

/// Gives who accepts an invitation what it promises.
struct InvitationOffice: Sendable {
    /// An invitation that holds, and which of its roles are the team's own.
    struct Offer: Sendable {
        let invitation: Invitation
        let ownRoles: Set<RoleName>
        fileprivate let secret: TokenSecret
    }

    private let store: DataStore
    private let authorizer: Authorizer

    init(store: DataStore, authorizer: Authorizer) {
        self.store = store
        self.authorizer = authorizer
    }

    /// The invitation of a link.
    ///
    /// - Throws: ``ControlPlaneError/linkUnusable`` for any that does not hold, also where who invited may not give these roles any more.
    func offer(_ secret: TokenSecret) async throws -> Offer {
        let session = self.store.session
        guard let invitation = try await session.invitationOffers.find(hash: secret.hash) else { throw ControlPlaneError.linkUnusable }
        let roles = try await session.identity.memberships(of: invitation.inviterID, in: invitation.teamID).first?.roles ?? HeldRoles()
        let systemRoles = try await session.roles.systemRoles(of: invitation.inviterID)
        let rights = try await self.authorizer.rights(roles, in: invitation.teamID, systemRoles: systemRoles)
        guard rights.decide(.invitationCreate, at: .team).isAllowed,
            invitation.roles.allSatisfy({ rights.mayGrant($0, at: .team) == .allowed })
        else { throw ControlPlaneError.linkUnusable }
        return Offer(invitation: invitation, ownRoles: Set(invitation.roles.filter(rights.isOwn)), secret: secret)
    }

    /// Keeps everybody else from accepting an invitation before the transaction's end.
    ///
    /// - Throws: ``ControlPlaneError/linkUnusable`` where it is not what it was a moment ago.
    func hold(_ offer: Offer, _ session: StoreSession) async throws {
        let held = try await session.invitationOffers.lock(hash: offer.secret.hash)
        guard let held, held.id == offer.invitation.id, held.revision == offer.invitation.revision else {
            throw ControlPlaneError.linkUnusable
        }
    }

    /// Makes a user a member, by an offer that is held.
    func fulfil(_ offer: Offer, for user: User, traceID: String, _ session: StoreSession) async throws {
        let invitation = offer.invitation
        let members = session.members(TenantContext(teamID: invitation.teamID))
        try await members.lock(user.id, at: .team)
        try await members.add(invitation.roles, own: offer.ownRoles, to: user.id, at: .team)
        try await session.invitationOffers.accept(invitation.id, by: user.id)
        try await session.audit.append(
            AuditRecord(
                teamID: invitation.teamID, actor: DeploymentActor(kind: .user, name: user.username), action: "invitation.accept",
                resource: "invitation/\(invitation.id)", traceID: traceID))
    }
}
