/// Finds YAML's anchors and aliases, which let a short text stand for a huge one.
///
/// A policy needs neither.
enum Anchors {
    /// The first line in which one begins; what looks like one in a quoted text counts, too.
    static func firstLine(in text: String) -> Int? {
        for (line, number) in zip(text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false), 1...) {
            var last = UInt8(ascii: " ")
            var isMark = false
            for byte in line {
                if isMark, Self.isWord(byte) { return number }
                if byte == UInt8(ascii: "#"), Self.isSpace(last) { break }
                isMark = (byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*")) && Self.isBeforeValue(last)
                last = byte
            }
        }
        return nil
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    private static func isBeforeValue(_ byte: UInt8) -> Bool { Self.isSpace(byte) || "[{,:?-".utf8.contains(byte) || byte == 13 }
    private static func isWord(_ byte: UInt8) -> Bool { !Self.isSpace(byte) && byte != 13 }
}
