/// A sign-in that waits for a person in a browser: the one answer that shows the device code.
package struct DeviceLoginStartView: Codable, Hashable, Sendable {
    /// What the token is given for; it stays with the program that asked.
    package var deviceCode: String
    /// What the person compares, or types.
    package var userCode: String
    /// Where a browser goes; null where the server was not told its own address: `/device` below the one that was asked.
    @Nullable package var verificationUrl: String?
    package var expiresInSeconds: Int
    /// How long to wait between two requests for the token.
    package var intervalSeconds: Int

    package init(deviceCode: String, userCode: String, verificationUrl: String?, expiresInSeconds: Int, intervalSeconds: Int) {
        self.deviceCode = deviceCode
        self.userCode = userCode
        self.verificationUrl = verificationUrl
        self.expiresInSeconds = expiresInSeconds
        self.intervalSeconds = intervalSeconds
    }
}
