/// `POST /api/auth/verify`.
package struct VerifyRequest: Codable, Hashable, Sendable {
    /// What stands behind the `=` of the link.
    package var token: String
    /// Another name than the one that was asked for, where somebody else got that meanwhile.
    package var username: String?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case token, username
    }

    package init(token: String, username: String? = nil) {
        self.token = token
        self.username = username
    }
}
