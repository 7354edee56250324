/// `POST /api/teams/{id}/invitations`.
package struct InvitationCreateRequest: Codable, Hashable, Sendable {
    package var email: String
    package var roles: [String]

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case email, roles
    }

    package init(email: String, roles: [String]) {
        self.email = email
        self.roles = roles
    }
}
