package import FoundationEssentials

/// Who the caller is for a provider.
package struct LinkedIdentityView: Codable, Hashable, Sendable {
    package var id: String
    /// The provider's name in the settings.
    package var provider: String
    package var issuer: String
    /// What the issuer calls the person.
    package var subject: String
    /// The address that the provider told last.
    package var email: String?
    package var createdAt: Date
    package var lastLoginAt: Date?

    package init(
        id: String, provider: String, issuer: String, subject: String, email: String?, createdAt: Date, lastLoginAt: Date?
    ) {
        self.id = id
        self.provider = provider
        self.issuer = issuer
        self.subject = subject
        self.email = email
        self.createdAt = createdAt
        self.lastLoginAt = lastLoginAt
    }
}
