/// Text that is the same as another only where its bytes are.
///
/// Swift also takes two spellings of one letter for equal text; a program, a file system and git do not.
package struct ExactText: Hashable, Sendable, Codable, ExpressibleByStringLiteral, CustomStringConvertible {
    package let rawValue: String

    package init(_ text: String) {
        self.rawValue = text
    }

    package init(stringLiteral text: String) {
        self.rawValue = text
    }

    package init(from decoder: any Decoder) throws {
        self.rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.rawValue)
    }

    package var description: String { self.rawValue }
    package var utf8: String.UTF8View { self.rawValue.utf8 }

    package static func == (one: Self, other: Self) -> Bool { one.utf8.elementsEqual(other.utf8) }
}
