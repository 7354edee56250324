package import FoundationEssentials

/// A browser that somebody is signed in with.
package struct SessionView: Codable, Hashable, Sendable {
    package var id: String
    package var createdAt: Date
    package var lastSeenAt: Date
    /// When it ends however much it is used.
    package var expiresAt: Date
    /// The address that it was made from.
    package var address: String
    package var userAgent: String
    /// Whether it is the one that asks.
    package var current: Bool

    package init(
        id: String, createdAt: Date, lastSeenAt: Date, expiresAt: Date, address: String, userAgent: String, current: Bool
    ) {
        self.id = id
        self.createdAt = createdAt
        self.lastSeenAt = lastSeenAt
        self.expiresAt = expiresAt
        self.address = address
        self.userAgent = userAgent
        self.current = current
    }
}
