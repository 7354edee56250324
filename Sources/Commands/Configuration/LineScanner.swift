/// Reads one line from its beginning to its end.
struct LineScanner {
    private var rest: Substring

    init(_ line: Substring) {
        self.rest = line.last == "\r" ? line.dropLast() : line
    }

    var isAtEnd: Bool { self.rest.isEmpty }
    var peek: Character? { self.rest.first }

    mutating func skipBlanks() {
        while let first = self.rest.first, first == " " || first == "\t" { self.rest.removeFirst() }
    }

    /// Takes `character`, where it is next.
    mutating func take(_ character: Character) -> Bool {
        guard self.rest.first == character else { return false }
        self.rest.removeFirst()
        return true
    }

    /// Takes the characters for which `isWanted` holds.
    mutating func take(while isWanted: (Character) -> Bool) -> String {
        let taken = self.rest.prefix(while: isWanted)
        self.rest = self.rest.dropFirst(taken.count)
        return String(taken)
    }

    /// Takes everything up to `end`, and that; nil where it does not come.
    mutating func takeLiteral(until end: Character) -> String? {
        guard let index = self.rest.firstIndex(of: end) else { return nil }
        defer { self.rest = self.rest[self.rest.index(after: index)...] }
        return String(self.rest[..<index])
    }

    /// Takes a string up to its closing quotation mark and replaces the escapes of TOML; nil where one is wrong.
    mutating func takeEscaped() -> String? {
        var result = ""
        while let character = self.rest.popFirst() {
            switch character {
            case "\"": return result
            case "\\":
                guard let escaped = self.takeEscape() else { return nil }
                result += escaped
            default: result.append(character)
            }
        }
        return nil
    }

    private mutating func takeEscape() -> String? {
        switch self.rest.popFirst() {
        case "\"": return "\""
        case "\\": return "\\"
        case "b": return "\u{08}"
        case "t": return "\t"
        case "n": return "\n"
        case "f": return "\u{0C}"
        case "r": return "\r"
        case "u": return self.takeScalar(digits: 4)
        case "U": return self.takeScalar(digits: 8)
        default: return nil
        }
    }

    private mutating func takeScalar(digits: Int) -> String? {
        let text = self.rest.prefix(digits)
        guard text.count == digits, let scalar = UInt32(text, radix: 16).flatMap(Unicode.Scalar.init) else { return nil }
        self.rest = self.rest.dropFirst(digits)
        return String(Character(scalar))
    }
}
