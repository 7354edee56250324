/// One address on the way of a request.
package struct ForwardedHop: Sendable, Hashable {
    /// The address, in one form however it was written.
    package let address: String
    /// Whether it is one of a proxy whose word is taken for who came to it.
    package let isTrusted: Bool

    package init(address: String, isTrusted: Bool) {
        self.address = address
        self.isTrusted = isTrusted
    }
}
