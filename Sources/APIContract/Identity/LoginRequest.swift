/// `POST /api/auth/login`.
package struct LoginRequest: Codable, Hashable, Sendable {
    /// The user name or the e-mail address.
    package var username: String
    package var password: String
    /// The one-time code, where the account wants one.
    package var code: String?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case username, password, code
    }

    package init(username: String, password: String, code: String? = nil) {
        self.username = username
        self.password = password
        self.code = code
    }
}
