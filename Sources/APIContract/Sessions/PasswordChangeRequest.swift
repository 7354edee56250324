/// `POST /api/me/password`.
package struct PasswordChangeRequest: Codable, Hashable, Sendable {
    package var current: String
    package var new: String

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case current, new
    }

    package init(current: String, new: String) {
        self.current = current
        self.new = new
    }
}
