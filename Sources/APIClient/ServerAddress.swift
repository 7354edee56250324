/// The checked beginning of every address that is asked for, without a slash at its end.
package struct ServerAddress: Hashable, Sendable, CustomStringConvertible {
    package let description: String
    package let isEncrypted: Bool
    package let host: String

    /// - Throws: ``ClientError/invalidAddress(_:)``.
    package init(_ text: String) throws(ClientError) {
        let schemes = ["https://", "http://"]
        guard let scheme = schemes.first(where: { text.lowercased().hasPrefix($0) }) else {
            throw .invalidAddress("the address must begin with https:// or http://")
        }
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"@?#\\\"<>".utf8.contains($0) }) else {
            throw .invalidAddress("the address must be a plain one, without credentials, query or fragment")
        }
        var rest = text.dropFirst(scheme.count)
        while rest.hasSuffix("/") { rest = rest.dropLast() }
        let authority = rest.prefix { $0 != "/" }
        guard !authority.isEmpty, !authority.hasPrefix(":") else { throw .invalidAddress("the address names no host") }
        self.description = scheme + rest
        self.isEncrypted = scheme == "https://"
        self.host = Self.host(of: authority)
    }

    /// Whether the host is this machine, so that a token does not leave it unencrypted.
    package var isLoopback: Bool {
        if self.host == "localhost" || self.host.hasSuffix(".localhost") || self.host == "[::1]" { return true }
        let numbers = self.host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return numbers.count == 4 && numbers.first == 127 && !numbers.contains(nil)
    }

    private static func host(of authority: Substring) -> String {
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") { return String(authority[...end]) }
        return String(authority.prefix { $0 != ":" }).lowercased()
    }
}
