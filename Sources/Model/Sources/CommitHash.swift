/// The full hash of a git commit: 40 (SHA-1) or 64 (SHA-256) lower-case hexadecimal digits.
///
/// An abbreviation could name another commit tomorrow.
package struct CommitHash: Hashable, Sendable, CustomStringConvertible {
    package let rawValue: String

    package init?(_ text: String) {
        guard text.utf8.count == 40 || text.utf8.count == 64 else { return nil }
        guard text.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) }) else { return nil }
        self.rawValue = text
    }

    /// - Throws: ``ValidationError`` for `field`.
    package init(_ text: String, field: String) throws(ValidationError) {
        guard let value = Self(text) else {
            throw ValidationError(field: field, "must be a full commit hash of 40 or 64 lower-case hexadecimal digits")
        }
        self = value
    }

    package var description: String { self.rawValue }
}
