/// What stands in for one-time codes: the answer of `POST /api/me/totp/confirm`; the session goes on under another cookie.
package struct RecoveryCodesView: Codable, Hashable, Sendable {
    package var recoveryCodes: [String]
    /// What the session needs from now on.
    package var csrfToken: String

    package init(recoveryCodes: [String], csrfToken: String) {
        self.recoveryCodes = recoveryCodes
        self.csrfToken = csrfToken
    }
}
