import Testing

@testable import Redis

@Suite struct ReplyReaderTests {
    private static let wire =
        "+OK\r\n:-42\r\n$5\r\nhe\r\no\r\n$-1\r\n*-1\r\n*3\r\n:1\r\n*2\r\n$0\r\n\r\n+a\r\n-WRONGTYPE no\r\n-ERR bad thing\r\n*0\r\n"
    private static let values: [RedisValue] = [
        .simple("OK"), .integer(-42), .bulk(Array("he\r\no".utf8)), .null, .null,
        .array([
            .integer(1), .array([.bulk([]), .simple("a")]), .error(RedisServerError(text: "WRONGTYPE no")),
        ]),
        .error(RedisServerError(text: "ERR bad thing")), .array([]),
    ]

    @Test func `Replies are read when they arrive byte by byte`() throws {
        #expect(try Self.read(Self.wire.utf8.map { [$0] }) == Self.values)
    }

    @Test func `Replies are read when all arrive at once`() throws {
        #expect(try Self.read([Array(Self.wire.utf8)]) == Self.values)
    }

    @Test(arguments: [2, 3, 7, 11]) func `Replies are read at any cut`(size: Int) throws {
        let bytes = Array(Self.wire.utf8)
        let pieces = stride(from: 0, to: bytes.count, by: size).map { Array(bytes[$0..<min($0 + size, bytes.count)]) }
        #expect(try Self.read(pieces) == Self.values)
    }

    @Test func `A large binary string survives`() throws {
        let payload = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let wire = Array("$\(payload.count)\r\n".utf8) + payload + Array("\r\n".utf8)
        #expect(try Self.read([Array(wire.prefix(1000)), Array(wire.dropFirst(1000))]) == [.bulk(payload)])
    }

    @Test(arguments: ["!bad\r\n", "HTTP/1.1 200 OK\r\n\r\n", "*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n:1\r\n"])
    func `What is not RESP2 is a protocol error`(wire: String) {
        let error = #expect(throws: RedisError.self) { try Self.read([Array(wire.utf8)]) }
        #expect(error?.code == .protocolError)
    }

    private static func read(_ pieces: [[UInt8]]) throws -> [RedisValue] {
        var reader = try ReplyReader()
        var values: [RedisValue] = []
        for piece in pieces {
            try unsafe piece.withUnsafeBytes { unsafe try reader.feed($0) }
            while let value = try reader.next() { values.append(value) }
        }
        return values
    }
}
