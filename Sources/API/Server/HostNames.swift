/// The names under which the server may be asked.
///
/// A page somewhere can let its own name mean this server's address, and its scripts then read what the server answers to whoever sits in
/// front of the browser (DNS rebinding). Such a request still has that page's name in `Host`. Addresses and `localhost` cannot be made
/// to mean anything else, so they are always answered.
package struct HostNames: Sendable {
    /// In lower case; nil for any.
    private let names: Set<String>?

    /// Any name.
    package static let any = HostNames(names: nil)

    private init(names: Set<String>?) {
        self.names = names
    }

    /// These names, in any case and without ports.
    package init(_ names: some Sequence<String>) {
        self.init(names: Set(names.map { $0.lowercased() }))
    }

    /// - Parameter authority: the value of `Host`, with its port if it has one; nil where a request has none, as of HTTP/1.0.
    func contain(_ authority: String?) -> Bool {
        guard let names, let authority else { return true }
        if authority.utf8.first == UInt8(ascii: "[") { return true }
        var name = authority.utf8.prefix { $0 != UInt8(ascii: ":") }
        // A name that ends with a dot is the same one, written out.
        if name.last == UInt8(ascii: ".") { name = name.dropLast() }
        if name.allSatisfy({ ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")) || $0 == UInt8(ascii: ".") }) { return true }
        let host = Substring(name).lowercased()
        return host == "localhost" || host.hasSuffix(".localhost") || names.contains(host)
    }
}
