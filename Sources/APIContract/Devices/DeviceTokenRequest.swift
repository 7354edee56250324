/// `POST /api/auth/device/token`.
package struct DeviceTokenRequest: Codable, Hashable, Sendable {
    package var deviceCode: String

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case deviceCode
    }

    package init(deviceCode: String) {
        self.deviceCode = deviceCode
    }
}
