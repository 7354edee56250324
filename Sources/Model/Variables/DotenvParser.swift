/// Reads a dotenv file: `NAME=VALUE` lines, `export`, comments, and quoted values that may go over several lines.
///
/// Nothing is expanded: `$NAME` stays as it is. Single quotes take everything literally; double quotes know `\n \r \t \" \\ \$`;
/// a value without quotes ends at ` #` or the end of the line, without the blanks around it.
package struct DotenvParser {
    /// A variable and where it stands.
    package struct Entry: Sendable, Hashable {
        package let name: String
        package let value: String
        package let line: Int

        package init(name: String, value: String, line: Int) {
            self.name = name
            self.value = value
            self.line = line
        }
    }

    /// What is wrong with a line.
    package struct Problem: Sendable, Hashable {
        package let line: Int
        package let message: String

        package init(line: Int, message: String) {
            self.line = line
            self.message = message
        }
    }

    private let characters: [Character]
    private var position = 0
    private var line = 1
    package private(set) var entries: [Entry] = []
    package private(set) var problems: [Problem] = []

    /// Parses all of `text` and keeps both what is right and what is wrong.
    package init(_ text: String) {
        // Editors of some systems put a mark of the encoding before the first line.
        self.characters = Array(text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...])
        while self.position < self.characters.count { self.parseLine() }
        self.findDuplicates()
    }

    private var current: Character? { self.position < self.characters.count ? self.characters[self.position] : nil }

    private static func isLineEnd(_ character: Character) -> Bool { character == "\n" || character == "\r\n" || character == "\r" }

    @discardableResult private mutating func advance() -> Character? {
        guard let character = self.current else { return nil }
        self.position += 1
        if Self.isLineEnd(character) { self.line += 1 }
        return character
    }

    private mutating func skipBlanks() {
        while let character = self.current, character == " " || character == "\t" { self.position += 1 }
    }

    private mutating func takeToLineEnd() -> String {
        var text = ""
        while let character = self.current, !Self.isLineEnd(character) {
            text.append(character)
            self.position += 1
        }
        return text
    }

    private mutating func parseLine() {
        self.skipBlanks()
        defer {
            _ = self.takeToLineEnd()
            self.advance()
        }
        guard let first = self.current, !Self.isLineEnd(first), first != "#" else { return }
        let start = self.line
        guard let name = self.takeName() else { return }
        self.skipBlanks()
        guard self.current == "=" else {
            self.problems.append(Problem(line: start, message: "'=' should follow the name"))
            return
        }
        self.position += 1
        self.skipBlanks()
        guard let value = self.takeValue(startLine: start) else { return }
        if value.utf8.contains(0) {
            self.problems.append(Problem(line: start, message: "the value of \(name) contains NUL"))
        } else {
            self.entries.append(Entry(name: name, value: value, line: start))
        }
    }

    private mutating func takeName() -> String? {
        var name = self.takeWord()
        if name == "export", let character = self.current, character == " " || character == "\t" {
            self.skipBlanks()
            name = self.takeWord()
        }
        guard let first = name.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first), name.utf8.count <= 128 else {
            self.problems.append(
                Problem(line: self.line, message: "a name of letters, digits and underscores should be here, not beginning with a digit"))
            return nil
        }
        return name
    }

    private mutating func takeWord() -> String {
        var word = ""
        while let character = self.current, character.isASCII, character.isLetter || character.isNumber || character == "_" {
            word.append(character)
            self.position += 1
        }
        return word
    }

    private mutating func takeValue(startLine: Int) -> String? {
        guard let quote = self.current, quote == "\"" || quote == "'" else { return self.takePlainValue() }
        self.position += 1
        var value = ""
        while let character = self.advance() {
            if character == quote { return self.endOfQuoted(value, startLine: startLine) }
            if character == "\\", quote == "\"" {
                guard let escaped = self.takeEscape() else { return nil }
                value += escaped
            } else {
                value.append(character == "\r\n" ? "\n" : character)
            }
        }
        self.problems.append(Problem(line: startLine, message: "the quotation mark is not closed"))
        return nil
    }

    private mutating func endOfQuoted(_ value: String, startLine: Int) -> String? {
        self.skipBlanks()
        guard let next = self.current, !Self.isLineEnd(next), next != "#" else { return value }
        self.problems.append(Problem(line: self.line, message: "nothing but a comment may follow the closing quotation mark"))
        return nil
    }

    private mutating func takeEscape() -> String? {
        let line = self.line
        switch self.advance() {
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "\"": return "\""
        case "\\": return "\\"
        case "$": return "$"
        default:
            self.problems.append(Problem(line: line, message: "an unknown escape: \\n \\r \\t \\\" \\\\ and \\$ are known"))
            return nil
        }
    }

    private mutating func takePlainValue() -> String {
        let text = self.takeToLineEnd()
        var value = ""
        var wasBlank = true
        for character in text {
            if character == "#", wasBlank { break }
            wasBlank = character == " " || character == "\t"
            value.append(character)
        }
        while value.last == " " || value.last == "\t" { value.removeLast() }
        return value
    }

    private mutating func findDuplicates() {
        var lines: [String: Int] = [:]
        for entry in self.entries {
            if let first = lines[entry.name] {
                self.problems.append(Problem(line: entry.line, message: "\(entry.name) was set on line \(first) already"))
            } else {
                lines[entry.name] = entry.line
            }
        }
        self.problems.sort { $0.line < $1.line }
    }
}
