/// A path inside a repository: relative, without `..`, empty parts, control characters or a leading hyphen.
package struct RelativePath: Hashable, Sendable, CustomStringConvertible {
    package static let maximumLength = 512

    /// The parts joined by `/`; empty for the repository's root.
    package let rawValue: String

    /// - Throws: ``ValidationError`` for `field`.
    package init(_ text: String, field: String) throws(ValidationError) {
        guard let value = Self.normalized(text) else {
            throw ValidationError(field: field, "must be a relative path inside the repository, without '..'")
        }
        self.rawValue = value
    }

    package var description: String { self.rawValue.isEmpty ? "." : self.rawValue }

    private static func normalized(_ text: String) -> String? {
        guard text.utf8.count <= Self.maximumLength, text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
        guard !text.hasPrefix("/"), !text.contains("\\"), !text.hasPrefix("-"), !text.hasPrefix(":") else { return nil }
        let parts = text.split(separator: "/").filter { $0 != "." }
        guard parts.allSatisfy({ $0 != ".." && $0 != ".git" }) else { return nil }
        return parts.joined(separator: "/")
    }
}
