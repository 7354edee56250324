/// Writes a flat JSON object of strings on one line.
struct JSONLineWriter {
    private static let hexDigits = Array("0123456789abcdef".utf8)

    private var bytes: [UInt8] = [UInt8(ascii: "{")]

    init() {
        self.bytes.reserveCapacity(256)
    }

    mutating func add(_ key: String, _ value: String) {
        if self.bytes.count > 1 { self.bytes.append(UInt8(ascii: ",")) }
        self.addString(key)
        self.bytes.append(UInt8(ascii: ":"))
        self.addString(value)
    }

    /// The object and a line feed.
    consuming func finish() -> [UInt8] {
        self.bytes += [UInt8(ascii: "}"), UInt8(ascii: "\n")]
        return self.bytes
    }

    private mutating func addString(_ text: String) {
        self.bytes.append(UInt8(ascii: "\""))
        // Nearly all that is logged is plain ASCII, and each request logs a line.
        if Self.needsEscape(text.utf8Span.span) { self.addEscaping(text) } else { self.bytes.append(contentsOf: text.utf8) }
        self.bytes.append(UInt8(ascii: "\""))
    }

    /// Looks at every byte, so that many are looked at in one step.
    private static func needsEscape(_ bytes: Span<UInt8>) -> Bool {
        var found = false
        for index in bytes.indices {
            let byte = bytes[index]
            if byte < 0x20 || byte > 0x7E || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { found = true }
        }
        return found
    }

    private mutating func addEscaping(_ text: String) {
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
    }

    private mutating func addEscape(_ value: UInt32) {
        self.bytes += Array("\\u".utf8)
        for shift in [12, 8, 4, 0] as [UInt32] { self.bytes.append(Self.hexDigits[Int((value >> shift) & 15)]) }
    }
}
