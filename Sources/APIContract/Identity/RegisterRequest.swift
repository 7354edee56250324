/// `POST /api/auth/register`.
package struct RegisterRequest: Codable, Hashable, Sendable {
    package var username: String
    /// Not needed with an invitation, whose address it has to be.
    package var email: String?
    package var password: String
    /// What stands behind `#invitation=` in the link.
    package var invitation: String?
    /// The token printed at the first start: it makes the first user, a team and a personal token.
    package var bootstrapToken: String?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case username, email, password, invitation, bootstrapToken
    }

    package init(username: String, email: String?, password: String, invitation: String? = nil, bootstrapToken: String? = nil) {
        self.username = username
        self.email = email
        self.password = password
        self.invitation = invitation
        self.bootstrapToken = bootstrapToken
    }
}
