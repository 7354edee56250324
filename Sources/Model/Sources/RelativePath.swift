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

    /// As git compares paths: two spellings of one letter are two paths.
    package static func == (one: Self, other: Self) -> Bool { one.rawValue.utf8.elementsEqual(other.rawValue.utf8) }

    /// Looks at scalars, as the file system looks at bytes: a combining mark after a slash makes another character of it for Swift alone.
    private static func normalized(_ text: String) -> String? {
        let path = text.unicodeScalars
        guard text.utf8.count <= Self.maximumLength, path.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F && $0 != "\\" }) else {
            return nil
        }
        if let first = path.first, ["/", "-", ":"].contains(first) { return nil }
        let parts = path.split(separator: "/").map { String($0) }.filter { $0 != "." }
        guard parts.allSatisfy({ $0 != ".." && $0 != ".git" }) else { return nil }
        return parts.joined(separator: "/")
    }
}
