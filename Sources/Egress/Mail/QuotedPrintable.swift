/// Text as bytes that every mail server hands on unchanged (RFC 2045 section 6.7).
enum QuotedPrintable {
    /// How long a line may be, in characters.
    private static let longestLine = 76

    /// The lines of the text, each ended by CR LF; longer ones are broken softly.
    static func encode(_ text: String) -> [UInt8] {
        var result: [UInt8] = []
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            Self.append(Array(line.utf8), to: &result)
            result += [0x0d, 0x0a]
        }
        return result
    }

    private static func append(_ line: [UInt8], to result: inout [UInt8]) {
        var length = 0
        for (index, byte) in line.enumerated() {
            // A blank at the end of a line is what a server may drop.
            let isPlain = (0x21..<0x7f).contains(byte) && byte != UInt8(ascii: "=") || byte == 0x20 && index < line.count - 1
            let piece = isPlain ? [byte] : Self.escaped(byte)
            // Room for the mark of a soft break.
            if length + piece.count > Self.longestLine - 1 {
                result += [UInt8(ascii: "="), 0x0d, 0x0a]
                length = 0
            }
            result += piece
            length += piece.count
        }
    }

    private static func escaped(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 0x0f)]]
    }
}
