public import Egress

/// GitHub, which speaks OAuth 2.0 without OpenID: there is no ID token, and who somebody is, is asked with the access token.
public struct GitHubProvider: IdentityProvider {
    private let configuration: GitHubConfiguration
    private let clock: LoginClock
    private let connection: ProviderConnection

    /// GitHub, asked through `egress`.
    ///
    /// - Throws: ``OIDCError`` `invalidConfiguration`.
    public init(_ configuration: GitHubConfiguration, egress: EgressClient) throws(OIDCError) {
        try self.init(configuration, egress: egress, clock: .system)
    }

    init(_ configuration: GitHubConfiguration, egress: EgressClient, clock: LoginClock) throws(OIDCError) {
        try configuration.check()
        self.configuration = configuration
        self.clock = clock
        self.connection = ProviderConnection(egress)
    }

    /// The name in the settings.
    public var name: String { self.configuration.name }

    /// Asks whether GitHub's API answers.
    public func check() async throws(OIDCError) { try await self.connection.reach(self.configuration.apiURL) }

    /// Begins a sign-in: where to send the browser, and what to keep until it comes back.
    public func begin(redirectURI: String) async throws(OIDCError) -> LoginStart {
        let attempt = LoginAttempt(provider: self.name, redirectURI: redirectURI, now: self.clock.now())
        let url = FormFields.append(
            [
                "client_id": self.configuration.clientID, "redirect_uri": redirectURI,
                "scope": self.configuration.scopes.joined(separator: " "), "state": attempt.state,
                "code_challenge": CodeChallenge.value(of: attempt.codeVerifier), "code_challenge_method": "S256",
            ], to: "\(self.configuration.url)/login/oauth/authorize")
        return LoginStart(url: url, attempt: attempt)
    }

    /// Ends a sign-in, after every check.
    public func finish(_ attempt: LoginAttempt, _ callback: LoginCallback) async throws(OIDCError) -> ExternalIdentity {
        try attempt.check(callback, provider: self.name, now: self.clock.now())
        if let issuer = callback.issuer, issuer != self.configuration.url, !issuer.hasPrefix("\(self.configuration.url)/") {
            throw OIDCError(.attemptMismatch, "the answer does not come from the provider that was asked")
        }
        let code = try callback.checkedCode()
        let form = FormFields.encode([
            "client_id": self.configuration.clientID, "client_secret": self.configuration.clientSecret, "code": code,
            "redirect_uri": attempt.redirectURI, "code_verifier": attempt.codeVerifier,
        ])
        let response = try await self.connection.post("\(self.configuration.url)/login/oauth/access_token", form: form, authorization: nil)
        let token = try TokenAnswer.read(response).accessToken
        let user: GitHubUser = try await self.connection.get("\(self.configuration.apiURL)/user", bearer: token)
        // Names can be given up and taken by others; the number stays.
        return ExternalIdentity(
            provider: self.name, issuer: self.configuration.url, subject: String(user.id), claims: try await self.claims(of: user, token))
    }

    /// GitHub has no place to sign somebody out.
    public func logoutURL(idToken: String?, returnTo: String) async throws(OIDCError) -> String? { nil }

    /// What GitHub says, under the names that OpenID has for it; `organizations` and `teams` (`organization/team`) for ``RoleMapping``.
    private func claims(of user: GitHubUser, _ token: String) async throws(OIDCError) -> Claims {
        var values: [String: ClaimValue] = ["preferred_username": .string(user.login), "sub": .string(String(user.id))]
        values["name"] = user.name.map { .string($0) }
        if self.configuration.scopes.contains("user:email") {
            let emails: [GitHubEmail] = try await self.connection.get("\(self.configuration.apiURL)/user/emails", bearer: token)
            if let primary = emails.first(where: \.primary) {
                values["email"] = .string(primary.email)
                values["email_verified"] = .bool(primary.verified)
            }
        }
        if self.configuration.scopes.contains("read:org") {
            let base = self.configuration.apiURL
            let organizations: [GitHubOrganization] = try await self.connection.get("\(base)/user/orgs?per_page=100", bearer: token)
            let teams: [GitHubTeam] = try await self.connection.get("\(base)/user/teams?per_page=100", bearer: token)
            values["organizations"] = .array(organizations.map { .string($0.login) })
            values["teams"] = .array(teams.map { .string("\($0.organization.login)/\($0.slug)") })
        }
        return Claims(values)
    }
}
