/// The name of a branch or tag, by the rules of `git check-ref-format`, and never something that git could read as an option.
package struct GitReference: Hashable, Sendable, CustomStringConvertible {
    package static let maximumLength = 200

    package let rawValue: String

    /// The branch where none is named and the repository names none either.
    package static let main = Self(known: "main")

    private init(known text: String) {
        self.rawValue = text
    }

    /// - Throws: ``ValidationError`` for `field`.
    package init(_ text: String, field: String) throws(ValidationError) {
        guard Self.isValid(text) else { throw ValidationError(field: field, "is not a valid name of a git branch or tag") }
        self.rawValue = text
    }

    package var description: String { self.rawValue }

    /// As git compares names: two spellings of one letter are two names.
    package static func == (one: Self, other: Self) -> Bool { one.rawValue.utf8.elementsEqual(other.rawValue.utf8) }

    /// Looks at scalars, as git looks at bytes: a combining mark after a hyphen or a dot makes another character of it for Swift alone.
    private static func isValid(_ text: String) -> Bool {
        let name = text.unicodeScalars
        guard !name.isEmpty, text.utf8.count <= Self.maximumLength, text != "@" else { return false }
        guard name.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F && !"~^:?*[\\".unicodeScalars.contains($0) }) else { return false }
        guard !zip(name, name.dropFirst()).contains(where: { ($0 == "." && $1 == ".") || ($0 == "@" && $1 == "{") }) else { return false }
        guard name.first != "-", name.last != ".", !name.starts(with: "refs/".unicodeScalars) else { return false }
        return name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && part.first != "." && !part.reversed().starts(with: "kcol.".unicodeScalars)
        }
    }
}
