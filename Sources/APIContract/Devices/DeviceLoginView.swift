package import FoundationEssentials

/// A sign-in that waits, as the person sees it who may approve it.
package struct DeviceLoginView: Codable, Hashable, Sendable {
    package var userCode: String
    /// What the machine calls itself: nobody vouches for it.
    package var clientName: String
    /// The address that it was begun from.
    package var address: String
    /// `pending`, `approved` or `refused`.
    package var status: String
    package var createdAt: Date
    package var expiresAt: Date

    package init(userCode: String, clientName: String, address: String, status: String, createdAt: Date, expiresAt: Date) {
        self.userCode = userCode
        self.clientName = clientName
        self.address = address
        self.status = status
        self.createdAt = createdAt
        self.expiresAt = expiresAt
    }
}
