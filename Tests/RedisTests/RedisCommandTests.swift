import NIOCore
import Testing

@testable import Redis

@Suite struct RedisCommandTests {
    @Test func `A command is an array of length-prefixed strings`() {
        var buffer = ByteBuffer()
        RedisCommand("SET", "k é", [0, 13, 10] as [UInt8], -5).encode(into: &buffer)
        #expect(Array(buffer.readableBytesView) == Array("*4\r\n$3\r\nSET\r\n$4\r\nk é\r\n$3\r\n\0\r\n\r\n$2\r\n-5\r\n".utf8))
    }

    @Test func `Format characters and line ends in an argument stay data`() {
        var buffer = ByteBuffer()
        RedisCommand("GET", "%s\r\nFLUSHALL\r\n").encode(into: &buffer)
        #expect(String(buffer: buffer) == "*2\r\n$3\r\nGET\r\n$14\r\n%s\r\nFLUSHALL\r\n\r\n")
    }
}
