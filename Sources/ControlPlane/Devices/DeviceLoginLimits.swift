/// How long programs wait for a person in a browser, how many of them, and how long what they get lasts.
package struct DeviceLoginLimits: Sendable, Hashable {
    /// How long a person may take; RFC 8628 section 6.1 weighs it with the length of the code.
    package var duration: Duration
    /// How long a program waits between two requests; RFC 8628 section 3.2 names five seconds.
    package var interval: Duration
    /// How long the token lasts that a program gets.
    package var tokenDuration: Duration
    /// How many wait that were begun from one address.
    package var mostPerAddress: Int
    /// How many wait in all.
    package var most: Int

    package init(
        duration: Duration = .seconds(600), interval: Duration = .seconds(5), tokenDuration: Duration = .seconds(90 * 86_400),
        mostPerAddress: Int = 20, most: Int = 1000
    ) {
        self.duration = duration
        self.interval = interval
        self.tokenDuration = tokenDuration
        self.mostPerAddress = mostPerAddress
        self.most = most
    }
}
