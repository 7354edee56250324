/// Writes a flat JSON object of strings on one line.
public struct JSONLineWriter {
    private static let hexDigits = Array("0123456789abcdef".utf8)

    private var bytes: [UInt8] = []

    init() {
        self.bytes.reserveCapacity(512)
        self.bytes.append(UInt8(ascii: "{"))
    }

    /// Adds a text, escaped where it has to be.
    public mutating func add(_ key: String, _ value: String) {
        self.begin(key)
        self.addString(value)
    }

    /// Adds a number, as a text like every value.
    public mutating func add(_ key: String, _ number: Int) {
        self.begin(key)
        self.addString(String(number))
    }

    /// Adds what needs no escape, without making a text of it.
    ///
    /// - Parameters:
    ///   - room: the most bytes that `write` appends.
    ///   - write: appends letters, digits and what else stands for itself in a text of JSON.
    public mutating func add(_ key: String, room: Int, plain write: (inout OutputSpan<UInt8>) -> Void) {
        self.begin(key)
        self.bytes.append(addingCapacity: room + 2) { output in
            output.append(UInt8(ascii: "\""))
            write(&output)
            output.append(UInt8(ascii: "\""))
        }
    }

    /// The object and a line feed.
    consuming func finish() -> [UInt8] {
        self.bytes.append(UInt8(ascii: "}"))
        self.bytes.append(UInt8(ascii: "\n"))
        return self.bytes
    }

    private mutating func begin(_ key: String) {
        if self.bytes.count > 1 { self.bytes.append(UInt8(ascii: ",")) }
        self.addString(key)
        self.bytes.append(UInt8(ascii: ":"))
    }

    /// Nearly all that is logged is plain ASCII, and each request logs a line: it is copied in one pass, and taken back where it is not.
    private mutating func addString(_ text: String) {
        let characters = text.utf8Span.span
        var isPlain = true
        self.bytes.append(addingCapacity: characters.count + 2) { output in
            output.append(UInt8(ascii: "\""))
            for index in characters.indices {
                let byte = characters[index]
                isPlain = isPlain && Self.isPlain(byte)
                output.append(byte)
            }
            output.append(UInt8(ascii: "\""))
            if !isPlain { output.removeAll() }
        }
        if !isPlain { self.addEscaping(text) }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte <= 0x7E && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private mutating func addEscaping(_ text: String) {
        self.bytes.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": self.bytes += Array("\\\"".utf8)
            case "\\": self.bytes += Array("\\\\".utf8)
            case "\n": self.bytes += Array("\\n".utf8)
            case "\r": self.bytes += Array("\\r".utf8)
            case "\t": self.bytes += Array("\\t".utf8)
            // C0, DEL, C1 and the two Unicode line ends: what a terminal or a line reader would act upon.
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": self.addEscape(scalar.value)
            default: if let encoded = UTF8.encode(scalar) { self.bytes.append(contentsOf: encoded) }
            }
        }
        self.bytes.append(UInt8(ascii: "\""))
    }

    private mutating func addEscape(_ value: UInt32) {
        self.bytes += Array("\\u".utf8)
        for shift in [12, 8, 4, 0] as [UInt32] { self.bytes.append(Self.hexDigits[Int((value >> shift) & 15)]) }
    }
}
