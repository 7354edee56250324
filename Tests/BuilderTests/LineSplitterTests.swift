import Testing

@testable import Builder

@Suite struct LineSplitterTests {
    @Test(arguments: [
        ("a\nb\n", ["a", "b"]), ("a\r\nb", ["a", "b"]), ("\n\n", ["", ""]), ("", []),
        ("10%\r20%\r100%\ndone\n", ["100%", "done"]), ("10%\r", ["10%"]), ("a\r\r\n", ["a"]),
        ("nul\u{0}here\n", ["nul\u{FFFD}here"]),
    ])
    func `Output becomes lines, however it is cut`(text: String, lines: [String]) {
        for step in [1, 2, 3, 100] {
            #expect(Self.split(Array(text.utf8), step: step, maximumLength: 1000) == lines)
        }
    }

    @Test func `Broken UTF-8 is repaired`() {
        #expect(Self.split([0x61, 0xFF, 0xC3, 0x0A], step: 1, maximumLength: 100) == ["a\u{FFFD}\u{FFFD}"])
    }

    @Test func `A long line is cut between characters and loses nothing`() {
        let text = String(repeating: "aé🐓", count: 500)
        for limit in [4, 5, 6, 7, 16, 100] {
            let lines = Self.split(Array(text.utf8), step: 7, maximumLength: limit)
            #expect(lines.joined() == text)
            #expect(lines.allSatisfy { $0.utf8.count <= limit })
        }
    }

    @Test func `Bytes that are no text at all are cut as well`() {
        let lines = Self.split([UInt8](repeating: 0x80, count: 1000), step: 10, maximumLength: 16)
        #expect(lines.joined().unicodeScalars.count == 1000)
    }

    private static func split(_ bytes: [UInt8], step: Int, maximumLength: Int) -> [String] {
        var splitter = LineSplitter(maximumLength: maximumLength)
        var lines: [String] = []
        for start in stride(from: 0, to: bytes.count, by: step) {
            lines += splitter.feed(bytes[start..<min(start + step, bytes.count)])
        }
        if let last = splitter.finish() { lines.append(last) }
        return lines
    }
}
