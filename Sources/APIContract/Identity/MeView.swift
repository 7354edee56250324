/// Who asks: the answer of `GET /api/me`.
package struct MeView: Codable, Hashable, Sendable {
    package var user: UserView
    package var teams: [MembershipView]
    /// Only for a session.
    package var csrfToken: String?
    /// The token that was used; only for a token.
    package var token: TokenView?

    package init(user: UserView, teams: [MembershipView], csrfToken: String? = nil, token: TokenView? = nil) {
        self.user = user
        self.teams = teams
        self.csrfToken = csrfToken
        self.token = token
    }
}
