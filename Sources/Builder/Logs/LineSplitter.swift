/// Cuts the bytes that a program prints into lines of valid UTF-8.
///
/// A carriage return starts the line anew, as on a terminal, so of a progress display the last state stays. Lines longer than the limit
/// are cut between two characters. Broken UTF-8 and NUL become U+FFFD.
struct LineSplitter: Sendable {
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    let maximumLength: Int
    private var pending: [UInt8] = []
    /// A carriage return came; whether it ends a line or starts it anew is known with the next byte.
    private var sawReturn = false

    init(maximumLength: Int) {
        self.maximumLength = max(4, maximumLength)
    }

    /// The lines that `bytes` complete.
    mutating func feed(_ bytes: some Sequence<UInt8>) -> [String] {
        var lines: [String] = []
        for byte in bytes {
            if byte == Self.lineFeed {
                lines.append(self.take())
            } else if byte == Self.carriageReturn {
                self.sawReturn = true
            } else {
                if self.sawReturn { self.pending.removeAll(keepingCapacity: true) }
                self.sawReturn = false
                self.pending.append(byte)
                if self.pending.count >= self.maximumLength { lines.append(self.takeFull()) }
            }
        }
        return lines
    }

    /// The last line, where the output does not end with a line end.
    mutating func finish() -> String? {
        self.pending.isEmpty ? nil : self.take()
    }

    private mutating func take() -> String {
        defer {
            self.pending.removeAll(keepingCapacity: true)
            self.sawReturn = false
        }
        return Self.text(self.pending[...])
    }

    /// Takes all but a character that is not complete yet.
    private mutating func takeFull() -> String {
        var end = self.pending.count
        var start = end - 1
        while start > end - 4, start > 0, self.pending[start] & 0xC0 == 0x80 { start -= 1 }
        let lead = self.pending[start]
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
        if start > 0, start + length > end { end = start }
        let text = Self.text(self.pending[..<end])
        self.pending.removeFirst(end)
        return text
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard bytes.contains(0) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
    }
}
