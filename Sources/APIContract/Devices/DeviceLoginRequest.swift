/// `POST /api/auth/device`.
package struct DeviceLoginRequest: Codable, Hashable, Sendable {
    /// What the machine calls itself, for the person who approves.
    package var clientName: String

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case clientName
    }

    package init(clientName: String) {
        self.clientName = clientName
    }
}
