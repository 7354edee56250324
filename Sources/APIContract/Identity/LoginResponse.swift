/// The answer of a login; the session is in the cookie.
package struct LoginResponse: Codable, Hashable, Sendable {
    package var user: UserView
    package var csrfToken: String

    package init(user: UserView, csrfToken: String) {
        self.user = user
        self.csrfToken = csrfToken
    }
}
