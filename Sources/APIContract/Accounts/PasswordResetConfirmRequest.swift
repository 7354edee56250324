/// `PUT /api/auth/password-reset`.
package struct PasswordResetConfirmRequest: Codable, Hashable, Sendable {
    /// What stands behind the `=` of the link.
    package var token: String
    package var password: String

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case token, password
    }

    package init(token: String, password: String) {
        self.token = token
        self.password = password
    }
}
