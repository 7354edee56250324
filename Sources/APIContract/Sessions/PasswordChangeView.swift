/// The answer of a change of the password; the session goes on under another cookie.
package struct PasswordChangeView: Codable, Hashable, Sendable {
    /// Only for a session, which needs it from now on.
    package var csrfToken: String?

    package init(csrfToken: String? = nil) {
        self.csrfToken = csrfToken
    }
}
