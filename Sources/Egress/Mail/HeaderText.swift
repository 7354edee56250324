internal import FoundationEssentials

/// Text in the header of a mail: as it is where RFC 5322 lets it stand, else as encoded words (RFC 2047).
enum HeaderText {
    /// What fits beside the name of a field in a line of 78 characters (RFC 5322 section 2.1.1).
    private static let longestLine = 66
    /// How many bytes one encoded word of 75 characters holds in base 64 (RFC 2047 section 2).
    private static let longestWord = 45

    /// Whether the text is one line: a second one could begin another field.
    static func isLine(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            scalar.value >= 0x20 && !(0x7f...0x9f).contains(scalar.value) && scalar.value != 0x2028 && scalar.value != 0x2029
        }
    }

    /// A subject.
    static func unstructured(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { (0x20..<0x7f).contains($0) } && text.utf8.count <= Self.longestLine && !text.contains("=?")
        return isPlain ? text : Self.words(text)
    }

    /// The name beside an address.
    static func phrase(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { Self.isAlphanumeric($0) || $0 == 0x20 || $0 == UInt8(ascii: "-") }
        return isPlain && text.utf8.count <= Self.longestLine ? text : Self.words(text)
    }

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }

    /// Encoded words, one a line; none cuts a character.
    private static func words(_ text: String) -> String {
        var words: [String] = []
        var piece: [UInt8] = []
        for character in text.unicodeScalars {
            let bytes = Array(String(character).utf8)
            if piece.count + bytes.count > Self.longestWord {
                words.append(Self.word(piece))
                piece = []
            }
            piece += bytes
        }
        if !piece.isEmpty { words.append(Self.word(piece)) }
        return words.joined(separator: "\r\n ")
    }

    private static func word(_ bytes: [UInt8]) -> String { "=?utf-8?B?\(Data(bytes).base64EncodedString())?=" }
}
