/// A sign-in that was just begun: the one moment in which its device code is known.
package struct StartedDeviceLogin: Sendable {
    /// What the program keeps to itself.
    package let secret: SessionSecret
    package let code: UserCode
    /// Where the person goes; nil where nobody said where browsers reach the server.
    package let url: String?
    package let limits: DeviceLoginLimits
}
