/// The secret of one-time codes: the answer of `POST /api/me/totp`.
package struct TOTPView: Codable, Hashable, Sendable {
    /// In base 32.
    package var secret: String
    /// The same as an address: `otpauth://totp/…`.
    package var uri: String

    package init(secret: String, uri: String) {
        self.secret = secret
        self.uri = uri
    }
}
