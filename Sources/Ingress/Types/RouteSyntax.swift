/// What may stand in a route beside hosts and paths, whose form is the model's.
enum RouteSyntax {
    static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, isAlphanumeric(first), text.utf8.count <= 255 else { return false }
        return text.utf8.allSatisfy { isAlphanumeric($0) || "-_.".utf8.contains($0) }
    }

    /// `a.b.c.d:port`, each number in its range and without leading zeros.
    static func isSocketAddress(_ text: String) -> Bool {
        let halves = text.split(separator: ":", omittingEmptySubsequences: false)
        guard halves.count == 2, isNumber(halves[1], in: 1...65_535) else { return false }
        let bytes = halves[0].split(separator: ".", omittingEmptySubsequences: false)
        return bytes.count == 4 && bytes.allSatisfy { isNumber($0, in: 0...255) }
    }

    private static func isNumber(_ text: Substring, in range: ClosedRange<Int>) -> Bool {
        guard let number = Int(text), String(number) == text else { return false }
        return range.contains(number)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }
}
