/// Where a person signs in from, as their sessions are listed.
package struct SessionOrigin: Sendable, Hashable {
    /// The longest name of a browser that is kept, in characters.
    private static let maximumLength = 200

    package let address: String
    package let userAgent: String

    /// - Parameter userAgent: what the browser calls itself; what is not printable in it is left out.
    package init(address: String, userAgent: String) {
        self.address = address
        self.userAgent = String(
            String.UnicodeScalarView(userAgent.unicodeScalars.filter { (0x20..<0x7F).contains($0.value) }.prefix(Self.maximumLength)))
    }
}
