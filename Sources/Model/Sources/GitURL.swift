/// The address of a git repository that Roost may fetch from: `https` or `http`, a host, a path, and nothing that git reads as an option.
///
/// `ext::`, `file:`, `ssh:`, plain paths, credentials in the address, control characters and white space are refused.
package struct GitURL: Hashable, Sendable, CustomStringConvertible {
    package static let maximumLength = 2048

    package let rawValue: String
    package let host: String
    package let port: Int?

    /// - Throws: ``ValidationError`` for `field`.
    package init(_ text: String, field: String = "source.url") throws(ValidationError) {
        guard let parts = Self.parse(text) else {
            throw ValidationError(field: field, "must be an http or https address of a git repository, without credentials")
        }
        self.rawValue = text
        self.host = parts.host
        self.port = parts.port
    }

    package var description: String { self.rawValue }

    private static func parse(_ text: String) -> (host: String, port: Int?)? {
        guard text.utf8.count <= Self.maximumLength, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        guard text.utf8.allSatisfy({ !"\\\"'<>^`{|}@#?".utf8.contains($0) }) else { return nil }
        let scheme = ["https://", "http://"].first { text.hasPrefix($0) }
        guard let scheme else { return nil }
        let rest = text.dropFirst(scheme.count)
        guard let slash = rest.firstIndex(of: "/") else { return nil }
        let path = rest[slash...]
        guard path.count > 1, !path.split(separator: "/").contains("..") else { return nil }
        return Self.authority(rest[..<slash])
    }

    private static func authority(_ text: Substring) -> (host: String, port: Int?)? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, let host = parts.first, HostName(String(host)) != nil || HostName.isAddress(String(host)) else {
            return nil
        }
        guard parts.count == 2 else { return (String(host), nil) }
        guard let port = parts.last.flatMap({ UInt16($0) }), port > 0, parts.last?.first != "0" else { return nil }
        return (String(host), Int(port))
    }
}
