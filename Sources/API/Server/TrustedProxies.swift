/// Tells who makes a request that comes through proxies.
///
/// Each proxy adds to `X-Forwarded-For` the address that it was asked from; what stands before that was said by others, and anybody can
/// say anything. So the field is read from its end, as long as what added it is a proxy that an operator named.
package struct TrustedProxies: Sendable {
    /// The most addresses that are read, from the end.
    private static let mostHops = 16

    /// What an address is; nil for what is none.
    private let hop: (@Sendable (String) -> ForwardedHop?)?

    /// Takes nobody's word.
    package static let none = TrustedProxies(hop: nil)

    private init(hop: (@Sendable (String) -> ForwardedHop?)?) {
        self.hop = hop
    }

    /// - Parameter hop: what an address is; nil for what is none.
    package init(_ hop: @escaping @Sendable (String) -> ForwardedHop?) {
        self.init(hop: hop)
    }

    /// The address of who makes a request; nil where that is the peer itself.
    ///
    /// - Parameters:
    ///   - peer: the address that the connection comes from.
    ///   - fields: the values of `X-Forwarded-For`, in their order.
    func client(behind peer: String?, _ fields: @autoclosure () -> [String]) -> String? {
        guard let hop, let peer, hop(peer)?.isTrusted == true else { return nil }
        var client: String?
        let said = fields().flatMap { $0.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) }
        for word in said.reversed().prefix(Self.mostHops) {
            // What is no address was not added by a proxy as it should: the last one that is known stands.
            guard let text = String(word), let next = hop(Self.address(in: text)) else { break }
            client = next.address
            guard next.isTrusted else { break }
        }
        return client
    }

    /// The address without blanks, brackets and port, which some proxies add.
    private static func address(in text: String) -> String {
        let word = text.drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" }
        if word.first == "[" { return String(word.dropFirst().prefix { $0 != "]" }) }
        let colons = word.utf8.count { $0 == UInt8(ascii: ":") }
        return String(colons == 1 ? word.prefix { $0 != ":" } : word)
    }
}
