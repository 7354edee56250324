package import FoundationEssentials

/// Somebody who was invited to a team, and has not answered yet.
package struct InvitationView: Codable, Hashable, Sendable {
    package var id: String
    package var email: String
    package var roles: [String]
    /// The user name of who invited.
    package var invitedBy: String
    package var createdAt: Date
    package var expiresAt: Date
    /// When a mail server took the mail with the link.
    @Nullable package var mailedAt: Date?
    /// What lets whoever is invited in; only in the answer that made it, and only where no mail carries it.
    package var link: String?

    package init(
        id: String, email: String, roles: [String], invitedBy: String, createdAt: Date, expiresAt: Date, mailedAt: Date?,
        link: String? = nil
    ) {
        self.id = id
        self.email = email
        self.roles = roles
        self.invitedBy = invitedBy
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.mailedAt = mailedAt
        self.link = link
    }
}
