public import Egress

/// An OpenID provider: sign-in by the code flow with PKCE, state and nonce, as RFC 9700 asks of clients.
public struct OIDCProvider: IdentityProvider {
    private let configuration: OIDCConfiguration
    private let clock: LoginClock
    private let connection: ProviderConnection
    private let description: MetadataCache
    private let keys: KeyCache

    /// A provider that is asked through `egress`; it is not asked before somebody signs in.
    ///
    /// - Throws: ``OIDCError`` `invalidConfiguration`.
    public init(_ configuration: OIDCConfiguration, egress: EgressClient) throws(OIDCError) {
        try self.init(configuration, egress: egress, clock: .system)
    }

    init(_ configuration: OIDCConfiguration, egress: EgressClient, clock: LoginClock) throws(OIDCError) {
        try configuration.check()
        self.configuration = configuration
        self.clock = clock
        self.connection = ProviderConnection(egress)
        self.description = MetadataCache(configuration, self.connection, clock)
        self.keys = KeyCache(configuration, self.connection, clock)
    }

    /// The name in the settings.
    public var name: String { self.configuration.name }

    /// Asks for the provider's description, to see whether anybody could sign in: what a check-up does.
    ///
    /// - Throws: ``OIDCError`` `providerUnavailable` or `providerMisconfigured`.
    public func check() async throws(OIDCError) {
        _ = try await self.description.metadata()
    }

    /// Begins a sign-in: where to send the browser, and what to keep until it comes back.
    public func begin(redirectURI: String) async throws(OIDCError) -> LoginStart {
        let metadata = try await self.description.metadata()
        let attempt = LoginAttempt(provider: self.name, redirectURI: redirectURI, now: self.clock.now())
        let url = FormFields.append(
            [
                "response_type": "code", "client_id": self.configuration.clientID, "redirect_uri": redirectURI,
                "scope": self.configuration.scopes.joined(separator: " "), "state": attempt.state, "nonce": attempt.nonce,
                "code_challenge": CodeChallenge.value(of: attempt.codeVerifier), "code_challenge_method": "S256",
            ], to: metadata.authorizationEndpoint)
        return LoginStart(url: url, attempt: attempt)
    }

    /// Ends a sign-in, after every check.
    public func finish(_ attempt: LoginAttempt, _ callback: LoginCallback) async throws(OIDCError) -> ExternalIdentity {
        try attempt.check(callback, provider: self.name, now: self.clock.now())
        let metadata = try await self.description.metadata()
        try self.checkIssuer(of: callback, metadata)
        let code = try callback.checkedCode()
        let (answer, accessToken) = try await self.tokens(for: code, attempt, metadata)
        guard let idToken = answer.idToken else { throw OIDCError(.invalidToken, "the provider gave no ID token") }
        let (subject, claims) = try await self.claims(of: idToken, accessToken, attempt, metadata)
        let more = try await self.userInfo(accessToken, subject, metadata)
        return ExternalIdentity(
            provider: self.name, issuer: metadata.issuer, subject: subject, claims: claims.merging(more), idToken: idToken)
    }

    /// Where the provider signs somebody out (OpenID Connect RP-Initiated Logout 1.0), if it says where.
    public func logoutURL(idToken: String?, returnTo: String) async throws(OIDCError) -> String? {
        guard let place = try await self.description.metadata().endSessionEndpoint else { return nil }
        return FormFields.append(
            ["id_token_hint": idToken, "client_id": self.configuration.clientID, "post_logout_redirect_uri": returnTo], to: place)
    }

    /// RFC 9207: an answer that names another issuer was given to somebody else's question.
    private func checkIssuer(of callback: LoginCallback, _ metadata: ProviderMetadata) throws(OIDCError) {
        let isNamed = callback.issuer.map { $0 == metadata.issuer } ?? (metadata.namesIssuer != true)
        guard isNamed else { throw OIDCError(.attemptMismatch, "the answer does not come from the provider that was asked") }
    }

    private func tokens(
        for code: String, _ attempt: LoginAttempt, _ metadata: ProviderMetadata
    ) async throws(OIDCError) -> (answer: TokenAnswer, accessToken: String) {
        let methods = metadata.tokenAuthentications ?? ["client_secret_basic"]
        let isBasic = self.configuration.clientSecret != nil && methods.contains("client_secret_basic")
        let form = FormFields.encode([
            "grant_type": "authorization_code", "code": code, "redirect_uri": attempt.redirectURI, "code_verifier": attempt.codeVerifier,
            "client_id": isBasic ? nil : self.configuration.clientID, "client_secret": isBasic ? nil : self.configuration.clientSecret,
        ])
        let response = try await self.connection.post(
            metadata.tokenEndpoint, form: form, authorization: isBasic ? self.basicAuthorization : nil)
        return try TokenAnswer.read(response)
    }

    /// RFC 6749, section 2.3.1: both parts are escaped as in a form before they are joined.
    private var basicAuthorization: String? {
        self.configuration.clientSecret.map { secret in
            "Basic \(BasicCredentials.encode("\(FormFields.escape(self.configuration.clientID)):\(FormFields.escape(secret))"))"
        }
    }

    private func claims(
        of token: String, _ accessToken: String, _ attempt: LoginAttempt, _ metadata: ProviderMetadata
    ) async throws(OIDCError) -> (subject: String, claims: Claims) {
        let header = try TokenHeader(of: token, algorithms: self.configuration.algorithms)
        let key = try await self.keys.key(id: header.keyID, algorithm: header.algorithm, from: metadata.jwksURI)
        let claims = try await SignedClaims.verified(token, key: key, algorithm: header.algorithm)
        let rules = IDTokenRules(
            issuer: metadata.issuer, clientID: self.configuration.clientID, nonce: attempt.nonce, now: self.clock.now(),
            skew: self.configuration.clockSkew.components.seconds, algorithm: header.algorithm, accessToken: accessToken)
        return (try rules.check(claims), claims)
    }

    /// What else the provider says; of the same person, or it was another one's access token.
    private func userInfo(_ accessToken: String, _ subject: String, _ metadata: ProviderMetadata) async throws(OIDCError) -> Claims {
        guard self.configuration.asksUserInfo, let place = metadata.userInfoEndpoint else { return Claims() }
        let claims = Claims(try await self.connection.get(place, bearer: accessToken, as: [String: ClaimValue].self))
        guard claims["sub"]?.string == subject else {
            throw OIDCError(.invalidToken, "the provider's user info speaks of somebody else")
        }
        return claims
    }
}
