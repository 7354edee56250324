/// The grammar of a variable's name: a letter or underscore, then letters, digits and underscores.
package enum VariableName {
    /// The longest name, in characters.
    package static let maximumLength = 128

    package static func isValid(_ name: String) -> Bool {
        guard let first = name.utf8.first, name.utf8.count <= Self.maximumLength else { return false }
        return !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) && name.utf8.allSatisfy(Self.isWord)
    }

    /// Whether `byte` is a letter, a digit or an underscore.
    static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
