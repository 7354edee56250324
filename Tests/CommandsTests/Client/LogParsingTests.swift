import Testing

@testable import APIClient

/// How streams are taken apart, in whatever pieces they come.
@Suite struct LogParsingTests {
    static let stream = ": hello\r\nid: 1\ndata: {\"a\":1}\n\nevent: end\ndata\n\nid: 2\r\ndata: one\r\ndata:two\r\n\r\n\n\ndata: cut off"

    @Test(arguments: [1, 2, 3, 7, 1000])
    func `Events are the same in pieces of any size`(size: Int) {
        var parser = ServerSentEventParser()
        let bytes = Array(Self.stream.utf8)
        var events: [ServerSentEvent] = []
        for start in stride(from: 0, to: bytes.count, by: size) { events += parser.feed(bytes[start..<min(start + size, bytes.count)]) }
        #expect(
            events == [
                ServerSentEvent(id: "1", name: "message", data: "{\"a\":1}"), ServerSentEvent(id: nil, name: "end", data: ""),
                ServerSentEvent(id: "2", name: "message", data: "one\ntwo"),
            ])
    }

    @Test func `A line without end is cut, not kept for ever`() {
        var parser = ServerSentEventParser()
        #expect(parser.feed(Array("data: ".utf8) + Array(repeating: UInt8(ascii: "x"), count: 3 << 20)).isEmpty)
        #expect(parser.feed(Array("\n\n".utf8)).map(\.data.utf8.count) == [ServerSentEventParser.maximumLineLength - 6])
    }

    @Test func `Text is cut into lines and its rest is kept`() {
        var splitter = LineSplitter()
        #expect(splitter.feed(Array("one\ntw".utf8)) == ["one"])
        #expect(splitter.feed(Array("o\n\nrest".utf8)) == ["two", ""])
        #expect(splitter.finish() == "rest")
        #expect(splitter.finish() == nil)
    }

    @Test(arguments: [
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"), ("HTTPS://roost.example", "https://roost.example"),
        ("http://h/base//", "http://h/base"),
    ])
    func `An address loses its last slash`(text: String, address: String) throws {
        #expect(try ServerAddress(text).description == address)
    }

    @Test(arguments: [
        "", "roost.example", "ftp://h", "http://", "http:///x", "http://u:p@h", "http://h?x", "http://h#x", "http://h h", "http://:80",
        "http://h\r\nX: y",
    ])
    func `An address that could mislead is refused`(text: String) {
        #expect(throws: ClientError.self) { try ServerAddress(text) }
    }

    @Test func `Only this machine counts as loopback`() throws {
        #expect(try ServerAddress("http://localhost:1").isLoopback)
        #expect(try ServerAddress("http://127.0.0.9").isLoopback)
        #expect(try ServerAddress("http://[::1]:8080").isLoopback)
        for text in ["http://roost.example", "http://127.0.0.1.evil.example", "http://127.evil", "http://localhost.evil.example"] {
            #expect(try !ServerAddress(text).isLoopback)
        }
    }
}
