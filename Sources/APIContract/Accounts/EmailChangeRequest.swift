/// `POST /api/me/email`.
package struct EmailChangeRequest: Codable, Hashable, Sendable {
    package var email: String

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case email
    }

    package init(email: String) {
        self.email = email
    }
}
