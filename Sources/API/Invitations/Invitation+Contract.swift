import APIContract
import ControlPlane
import Model

extension InvitationView {
    /// - Parameter link: what lets whoever is invited in, where no mail carries it.
    init(_ invitation: Invitation, link: String? = nil) {
        self.init(
            id: invitation.id.description, email: invitation.email, roles: invitation.roles.map(\.rawValue), invitedBy: invitation.inviter,
            createdAt: invitation.createdAt, expiresAt: invitation.expiresAt, mailedAt: invitation.mailedAt, link: link)
    }
}
