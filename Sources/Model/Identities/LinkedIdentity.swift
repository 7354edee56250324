package import FoundationEssentials

/// Who a user is for a provider: by it the user can sign in there.
package struct LinkedIdentity: Sendable, Hashable {
    package let id: IdentityID
    package let userID: UserID
    /// The provider's name in the settings when it was last used.
    package let provider: String
    /// Who calls the person by ``subject``; the two together are one person, whatever provider's name they came under.
    package let issuer: String
    package let subject: String
    /// The address that the provider told last; nil for none.
    package let email: String?
    package let createdAt: Date
    /// When somebody last signed in by it; nil for not since it was linked.
    package let lastLoginAt: Date?

    package init(
        id: IdentityID, userID: UserID, provider: String, issuer: String, subject: String, email: String?, createdAt: Date,
        lastLoginAt: Date?
    ) {
        self.id = id
        self.userID = userID
        self.provider = provider
        self.issuer = issuer
        self.subject = subject
        self.email = email
        self.createdAt = createdAt
        self.lastLoginAt = lastLoginAt
    }
}
