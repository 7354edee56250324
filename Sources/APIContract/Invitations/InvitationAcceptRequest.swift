/// `POST /api/invitations/accept`.
package struct InvitationAcceptRequest: Codable, Hashable, Sendable {
    /// What stands behind `#invitation=` in the link.
    package var token: String

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case token
    }

    package init(token: String) {
        self.token = token
    }
}
