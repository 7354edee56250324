package import FoundationEssentials

/// Somebody who was asked to join a team, and has not answered yet.
package struct Invitation: Sendable {
    package let id: InvitationID
    package let teamID: TeamID
    package let teamName: String
    package let email: String
    package let roles: [RoleName]
    package let inviterID: UserID
    package let inviter: String
    /// Raised whenever it is sent once more.
    package let revision: Int
    package let createdAt: Date
    package let expiresAt: Date
    /// When a mail server took the mail with the link; nil for never.
    package let mailedAt: Date?

    package init(
        id: InvitationID, teamID: TeamID, teamName: String, email: String, roles: [RoleName], inviterID: UserID, inviter: String,
        revision: Int, createdAt: Date, expiresAt: Date, mailedAt: Date?
    ) {
        self.id = id
        self.teamID = teamID
        self.teamName = teamName
        self.email = email
        self.roles = roles
        self.inviterID = inviterID
        self.inviter = inviter
        self.revision = revision
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.mailedAt = mailedAt
    }
}
