import Model
import Testing

/// The grammar of dotenv files.
@Suite struct DotenvParserTests {
    @Test(arguments: [
        ("A=1", "1"), ("A = 1", "1"), ("export A=1", "1"), ("A=", ""), ("A=a b ", "a b"), ("A=a #b", "a"), ("A=a#b", "a#b"), ("A=#b", ""),
        ("A='a #b $C \\n'", "a #b $C \\n"), ("A=\"a\\nb\\t\\\"\\\\\\$\"", "a\nb\t\"\\$"), ("A=\"two\nlines\"", "two\nlines"),
        ("A='two\r\nlines'", "two\nlines"), ("A=\"x\" # why", "x"), ("A={{name}}", "{{name}}"), ("A=a=b==", "a=b=="), ("A=é😀", "é😀"),
        ("A=1\r\n", "1"), ("  A=1", "1"), ("A=\"\"", ""), ("export=1", "1"),
    ])
    func `A value arrives as it was meant`(text: String, value: String) {
        let parser = DotenvParser(text)
        #expect(parser.problems.isEmpty, "\(parser.problems)")
        #expect(parser.entries.map(\.value) == [value])
    }

    @Test func `Blank lines and comments say nothing, and lines are counted across quotes`() {
        let parser = DotenvParser("# first\n\nA='1\n2'\n\nB=3\n")
        #expect(parser.entries == [.init(name: "A", value: "1\n2", line: 3), .init(name: "B", value: "3", line: 6)])
    }

    @Test func `Every mistake is reported with its line`() {
        let parser = DotenvParser(
            """
            GOOD=1
            1BAD=2
            NOEQUALS
            QUOTE="a" b
            ESCAPE="\\x"
            GOOD=again
            =empty
            OPEN="never closed
            """)
        #expect(parser.problems.map(\.line) == [2, 3, 4, 5, 6, 7, 8])
        #expect(parser.problems.map(\.message).contains { $0.contains("line 1") })
        #expect(parser.entries.first == .init(name: "GOOD", value: "1", line: 1))
    }

    @Test func `NUL is refused`() {
        #expect(DotenvParser("A=a\0b").problems.map(\.line) == [1])
    }

    @Test func `A mark of the encoding before the first line is no part of a name`() {
        #expect(DotenvParser("\u{FEFF}A=1").entries == [.init(name: "A", value: "1", line: 1)])
    }
}
