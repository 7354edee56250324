/// An OpenID provider as the settings describe it; it holds a secret.
public struct OIDCConfiguration: Sendable {
    /// The name, also in the paths of its routes.
    public var name: String
    /// The provider's issuer, letter for letter as its discovery document and its tokens say it.
    public var issuer: String
    /// What the provider calls this installation.
    public var clientID: String
    /// What proves to the provider that it is this installation; nil for a public client, which PKCE alone protects.
    public var clientSecret: String?
    /// What is asked for; `openid email profile` by default.
    public var scopes = ["openid", "email", "profile"]
    /// The signatures that are taken, by their names in RFC 7518; never `none` nor a symmetric one.
    public var algorithms: Set<String> = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
    /// How far the provider's clock may be off; 60 s by default.
    public var clockSkew: Duration = .seconds(60)
    /// How long the provider's description and keys are good; an hour by default.
    public var refreshInterval: Duration = .seconds(3600)
    /// How long after an unknown key was looked for none is looked for again; a minute by default.
    public var keySearchInterval: Duration = .seconds(60)
    /// Whether the provider is asked for what it says of the person beyond the ID token, where it offers that; true by default.
    public var asksUserInfo = true
    /// Whether the issuer may be `http`, for a provider on the same machine; false by default.
    public var allowsPlainHTTP = false

    /// A provider with the defaults.
    public init(name: String, issuer: String, clientID: String, clientSecret: String? = nil) {
        self.name = name
        self.issuer = issuer
        self.clientID = clientID
        self.clientSecret = clientSecret
    }

    /// The signatures that a provider may be trusted with at all.
    static let knownAlgorithms: Set<String> = [
        "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA",
    ]

    /// Checks what can be checked without the provider.
    ///
    /// - Throws: ``OIDCError`` `invalidConfiguration`.
    func check() throws(OIDCError) {
        guard ProviderURL.isAllowed(self.issuer, plain: self.allowsPlainHTTP), !self.issuer.contains("?") else {
            throw OIDCError(.invalidConfiguration, "the issuer of `\(self.name)` is not an https URL without query")
        }
        guard !self.clientID.isEmpty, self.scopes.contains("openid") else {
            throw OIDCError(.invalidConfiguration, "`\(self.name)` needs a client id, and openid among its scopes")
        }
        guard !self.algorithms.isEmpty, self.algorithms.isSubset(of: Self.knownAlgorithms) else {
            throw OIDCError(.invalidConfiguration, "`\(self.name)` names signatures that may not be taken")
        }
    }
}
