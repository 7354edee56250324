/// The name of a branch or tag, by the rules of `git check-ref-format`, and never something that git could read as an option.
package struct GitReference: Hashable, Sendable, CustomStringConvertible {
    package static let maximumLength = 200

    package let rawValue: String

    /// - Throws: ``ValidationError`` for `field`.
    package init(_ text: String, field: String) throws(ValidationError) {
        guard Self.isValid(text) else { throw ValidationError(field: field, "is not a valid name of a git branch or tag") }
        self.rawValue = text
    }

    package var description: String { self.rawValue }

    private static func isValid(_ text: String) -> Bool {
        guard !text.isEmpty, text.utf8.count <= Self.maximumLength, text != "@" else { return false }
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && !"~^:?*[\\".utf8.contains($0) }) else { return false }
        let forbidden = ["..", "@{", "//"]
        guard forbidden.allSatisfy({ !text.contains($0) }), !text.hasPrefix("-"), !text.hasPrefix("/"), !text.hasSuffix("/") else {
            return false
        }
        guard !text.hasSuffix("."), !text.hasPrefix("refs/") else { return false }
        return text.split(separator: "/").allSatisfy { !$0.hasPrefix(".") && !$0.hasSuffix(".lock") }
    }
}
