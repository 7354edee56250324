package import FoundationEssentials

/// A program's sign-in that waits for a person in a browser.
package struct DeviceLogin: Sendable {
    package enum Status: String, Sendable, CaseIterable {
        case pending, approved, refused
    }

    package let code: UserCode
    package let client: ClientName
    /// The address that it was begun from.
    package let address: String
    package let status: Status
    package let createdAt: Date
    package let expiresAt: Date
}
