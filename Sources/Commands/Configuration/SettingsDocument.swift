/// The text of the configuration file: the part of TOML that two strings need.
struct SettingsDocument: Hashable {
    /// The values by key, in the order of the file.
    private(set) var values: [(key: String, value: String)] = []

    static func == (left: Self, right: Self) -> Bool {
        left.values.elementsEqual(right.values) { $0 == $1 }
    }

    func hash(into hasher: inout Hasher) {
        for entry in self.values {
            hasher.combine(entry.key)
            hasher.combine(entry.value)
        }
    }

    init() {}

    subscript(key: String) -> String? {
        get { self.values.first { $0.key == key }?.value }
        set {
            self.values.removeAll { $0.key == key }
            if let newValue { self.values.append((key, newValue)) }
        }
    }

    /// Reads `key = "value"` lines, blank lines and comments.
    ///
    /// - Throws: ``CommandFailure`` with the number of the line that is something else.
    init(parsing text: String) throws(CommandFailure) {
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            var scanner = LineScanner(line)
            scanner.skipBlanks()
            if scanner.isAtEnd || scanner.peek == "#" { continue }
            guard let entry = Self.entry(&scanner) else {
                throw CommandFailure("line \(index + 1) of the configuration file is not KEY = \"VALUE\"")
            }
            self[entry.key] = entry.value
        }
    }

    /// The file's text.
    var text: String {
        self.values.map { "\($0.key) = \(Self.quoted($0.value))\n" }.joined()
    }

    private static func entry(_ scanner: inout LineScanner) -> (key: String, value: String)? {
        let key = scanner.take { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
        scanner.skipBlanks()
        guard !key.isEmpty, scanner.take("=") else { return nil }
        scanner.skipBlanks()
        let value: String?
        if scanner.take("'") {
            value = scanner.takeLiteral(until: "'")
        } else {
            value = scanner.take("\"") ? scanner.takeEscaped() : nil
        }
        scanner.skipBlanks()
        guard let value, scanner.isAtEnd || scanner.peek == "#" else { return nil }
        return (key, value)
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
