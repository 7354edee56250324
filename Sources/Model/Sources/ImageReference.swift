/// The name of an image, `[registry/]repository[:tag][@sha256:digest]`, by the grammar of the distribution project.
package struct ImageReference: Hashable, Sendable, CustomStringConvertible {
    package static let maximumLength = 512

    /// The registry's host and port; nil for the engine's default registry.
    package let registry: String?
    package let repository: String
    package let tag: String?
    /// `sha256:` and 64 hexadecimal digits.
    package let digest: String?

    package init(registry: String?, repository: String, tag: String?, digest: String?) {
        self.registry = registry
        self.repository = repository
        self.tag = tag
        self.digest = digest
    }

    /// - Throws: ``ValidationError`` for `field`.
    package init(_ text: String, field: String = "source.image") throws(ValidationError) {
        guard let value = Self(parsing: text) else {
            throw ValidationError(field: field, "must be an image reference such as registry.example.com/team/web:1.2")
        }
        self = value
    }

    package init?(parsing text: String) {
        guard !text.isEmpty, text.utf8.count <= Self.maximumLength else { return nil }
        let halves = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = halves.first else { return nil }
        let digest = halves.count == 2 ? halves.last.map(String.init) : nil
        if let digest, !Self.isDigest(digest) { return nil }
        var components = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        var registry: String?
        if components.count > 1, let first = components.first, first.contains(".") || first.contains(":") || first == "localhost" {
            guard Self.isRegistry(first) else { return nil }
            registry = first
            components.removeFirst()
        }
        guard let last = components.popLast() else { return nil }
        let tagged = last.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        components.append(tagged.first ?? "")
        let tag = tagged.count == 2 ? tagged.last : nil
        if let tag, !Self.isTag(tag) { return nil }
        guard components.allSatisfy(Self.isPathComponent) else { return nil }
        self.init(registry: registry, repository: components.joined(separator: "/"), tag: tag, digest: digest)
    }

    /// The same repository pinned to `digest`, without the tag that could move.
    package func pinned(to digest: String) -> Self {
        Self(registry: self.registry, repository: self.repository, tag: nil, digest: digest)
    }

    package var description: String {
        var text = self.registry.map { "\($0)/" } ?? ""
        text += self.repository
        if let tag { text += ":\(tag)" }
        if let digest { text += "@\(digest)" }
        return text
    }

    private static func isDigest(_ text: String) -> Bool {
        let prefix = "sha256:"
        return text.hasPrefix(prefix) && text.utf8.count == prefix.utf8.count + 64
            && text.dropFirst(prefix.count).utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
    }

    private static func isRegistry(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, let host = parts.first, HostName(String(host)) != nil || HostName.isAddress(String(host)) else {
            return false
        }
        return parts.count == 1 || parts.last.flatMap { UInt16($0) } != nil
    }

    private static func isTag(_ text: String) -> Bool {
        guard let first = text.utf8.first, text.utf8.count <= 128, first != UInt8(ascii: "."), first != UInt8(ascii: "-") else {
            return false
        }
        return text.utf8.allSatisfy { Self.isWord($0) || $0 == UInt8(ascii: "_") || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }

    /// Lower-case words joined by one separator: `.`, `_`, `__` or hyphens.
    private static func isPathComponent(_ text: String) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last, Self.isAlphanumeric(first), Self.isAlphanumeric(last) else {
            return false
        }
        guard text.utf8.allSatisfy({ Self.isWord($0) || $0 == UInt8(ascii: "_") }) else { return false }
        return !text.contains("..") && !text.contains("___") && !text.contains("._") && !text.contains("_.") && !text.contains(".-")
            && !text.contains("-.") && !text.contains("_-") && !text.contains("-_")
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        Self.isAlphanumeric(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
