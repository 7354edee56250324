/// `POST /api/auth/password-reset`.
package struct PasswordResetRequest: Codable, Hashable, Sendable {
    package var email: String

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case email
    }

    package init(email: String) {
        self.email = email
    }
}
