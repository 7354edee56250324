/// `POST /api/me/totp/confirm`.
package struct TOTPConfirmRequest: Codable, Hashable, Sendable {
    package var code: String

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case code
    }

    package init(code: String) {
        self.code = code
    }
}
