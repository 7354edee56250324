/// Who somebody is for a provider, after all checks.
public struct ExternalIdentity: Sendable {
    /// The provider's name in the settings.
    public let provider: String
    /// Who says so.
    ///
    /// A person is known by issuer and subject together, never by an address: addresses change hands, and another provider can
    /// say any.
    public let issuer: String
    /// The person, as the issuer calls it; never given to another.
    public let subject: String
    /// The address that the provider names.
    public let email: String?
    /// Whether the provider says that the address is the person's: `true` in JSON, neither `"true"` nor 1.
    public let isEmailVerified: Bool
    /// The name to show.
    public let name: String?
    /// The name that the person goes by there.
    public let username: String?
    /// Everything that was said, for ``RoleMapping``.
    public let claims: Claims
    /// The ID token, which the provider takes as a hint when the person signs out; a secret, nil where there is none.
    public let idToken: String?

    init(provider: String, issuer: String, subject: String, claims: Claims, idToken: String? = nil) {
        self.provider = provider
        self.issuer = issuer
        self.subject = subject
        self.email = claims["email"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        self.isEmailVerified = claims["email_verified"] == .bool(true)
        self.name = claims["name"]?.string
        self.username = claims["preferred_username"]?.string
        self.claims = claims
        self.idToken = idToken
    }
}
