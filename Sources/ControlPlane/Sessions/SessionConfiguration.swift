/// How long sessions last, and how they reach browsers.
package struct SessionConfiguration: Sendable, Hashable {
    /// How long a session lasts however much it is used; seven days at most.
    package var duration: Duration
    /// How long a session lasts that is not used.
    package var idleDuration: Duration
    /// For how long a password that was given counts for what needs one; then the person signs in anew.
    package var proofDuration: Duration
    /// Whether browsers reach the server without TLS: on the machine itself, while it is developed.
    package var isPlain: Bool
    package var logins: LoginLimits
    /// The sign-ins of programs that wait for a person in a browser.
    package var devices: DeviceLoginLimits

    package init(
        duration: Duration = .seconds(7 * 86_400), idleDuration: Duration = .seconds(86_400),
        proofDuration: Duration = .seconds(600), isPlain: Bool = false, logins: LoginLimits = LoginLimits(),
        devices: DeviceLoginLimits = DeviceLoginLimits()
    ) {
        self.duration = duration
        self.idleDuration = idleDuration
        self.proofDuration = proofDuration
        self.isPlain = isPlain
        self.logins = logins
        self.devices = devices
    }
}
