package import FoundationEssentials

/// A person who is signed in with one browser.
package struct Session: Sendable, Hashable {
    package let id: SessionID
    package let createdAt: Date
    /// When it was last used, to the second or so.
    package let lastSeenAt: Date
    /// When the person last proved who they are.
    package let authenticatedAt: Date
    /// When it ends however much it is used.
    package let expiresAt: Date
    /// The address that it was made from.
    package let address: String
    /// What the browser calls itself.
    package let userAgent: String

    package init(
        id: SessionID, createdAt: Date, lastSeenAt: Date, authenticatedAt: Date, expiresAt: Date, address: String, userAgent: String
    ) {
        self.id = id
        self.createdAt = createdAt
        self.lastSeenAt = lastSeenAt
        self.authenticatedAt = authenticatedAt
        self.expiresAt = expiresAt
        self.address = address
        self.userAgent = userAgent
    }
}
