/// The short name of an object in addresses and in generated names: `^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$`.
package struct Slug: Hashable, Sendable, CustomStringConvertible {
    /// The longest slug, in characters.
    package static let maximumLength = 40

    package let rawValue: String

    /// The stored form; the caller read it from Postgres, which checks each slug that is written.
    package init(stored rawValue: String) {
        self.rawValue = rawValue
    }

    package init?(_ text: String) {
        let bytes = text.utf8
        guard let first = bytes.first, let last = bytes.last, bytes.count <= Self.maximumLength else { return nil }
        guard Self.isAlphanumeric(first), Self.isAlphanumeric(last) else { return nil }
        guard bytes.allSatisfy({ Self.isAlphanumeric($0) || $0 == UInt8(ascii: "-") }) else { return nil }
        self.rawValue = text
    }

    /// Turns any text into a slug by replacing what a slug cannot hold; nil where nothing is left.
    package init?(derivedFrom text: String) {
        var result = ""
        for character in text.lowercased().unicodeScalars {
            let isAllowed = character.isASCII && Self.isAlphanumeric(UInt8(truncatingIfNeeded: character.value))
            if isAllowed {
                result.unicodeScalars.append(character)
            } else if let last = result.last, last != "-" {
                result.append("-")
            }
        }
        self.init(Self.trimmed(String(result.prefix(Self.maximumLength))))
    }

    package var description: String { self.rawValue }

    /// Shortens `text` to at most `length` characters and drops the hyphens that a cut leaves at its end.
    static func cut(_ text: String, to length: Int) -> String {
        self.trimmed(String(text.prefix(length)))
    }

    private static func trimmed(_ text: String) -> String {
        var result = Substring(text)
        while result.last == "-" { result.removeLast() }
        while result.first == "-" { result.removeFirst() }
        return String(result)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
