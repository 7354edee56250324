import NIOCore
import Testing

@testable import DockerEngine

@Suite struct LogDemultiplexerTests {
    private static let output: [UInt8] =
        [1, 0, 0, 0, 0, 0, 0, 3] + Array("ab\n".utf8) + [2, 0, 0, 0, 0, 0, 0, 2] + Array("c\n".utf8) + [1, 0, 0, 0, 0, 0, 0, 0]
    private static let frames = [
        LogFrame(stream: .stdout, bytes: Array("ab\n".utf8)), LogFrame(stream: .stderr, bytes: Array("c\n".utf8)),
        LogFrame(stream: .stdout, bytes: []),
    ]

    @Test("Frames are the same however the bytes arrive", arguments: [1, 2, 3, 7, 8, 9, 100])
    func anySplit(size: Int) throws {
        var demultiplexer = LogDemultiplexer()
        var frames: [LogFrame] = []
        for start in stride(from: 0, to: Self.output.count, by: size) {
            demultiplexer.append(ByteBuffer(bytes: Self.output[start..<min(start + size, Self.output.count)]))
            while let frame = try demultiplexer.next() { frames.append(frame) }
        }
        #expect(frames == Self.frames)
        #expect(!demultiplexer.isIncomplete)
    }

    @Test("Half a frame waits for its rest")
    func incomplete() throws {
        var demultiplexer = LogDemultiplexer()
        demultiplexer.append(ByteBuffer(bytes: [1, 0, 0, 0, 0, 0, 0, 3, 97]))
        #expect(try demultiplexer.next() == nil)
        #expect(demultiplexer.isIncomplete)
    }

    @Test("The engine's own failure in the stream is an error")
    func systemError() {
        var demultiplexer = LogDemultiplexer()
        demultiplexer.append(ByteBuffer(bytes: [3, 0, 0, 0, 0, 0, 0, 4] + Array("oops".utf8)))
        #expect(throws: DockerError(.server, "oops")) { try demultiplexer.next() }
    }

    @Test("Bytes that are no frames are refused, also with an absurd length")
    func notMultiplexed() {
        for bytes: [UInt8] in [Array("plain text".utf8), [1, 0, 0, 0, 255, 255, 255, 255]] {
            var demultiplexer = LogDemultiplexer()
            demultiplexer.append(ByteBuffer(bytes: bytes))
            #expect { try demultiplexer.next() } throws: { ($0 as? DockerError)?.code == .decoding }
        }
    }

    @Test("A line gives back its time, its task and its text")
    func line() {
        let text = "2026-11-20T23:19:09.478327706Z com.docker.swarm.task.id=t1,com.docker.swarm.node.id=n1 hello world\r\n"
        let line = LogLine(LogFrame(stream: .stderr, bytes: Array(text.utf8)), options: .following())
        #expect(line.stream == .stderr)
        #expect(line.timestamp == DockerTimestamp("2026-11-20T23:19:09.478327706Z"))
        #expect(line.details["com.docker.swarm.task.id"] == "t1")
        #expect(String(decoding: line.text, as: UTF8.self) == "hello world")
        #expect(!line.isPartial)
        let part = LogLine(LogFrame(stream: .stdout, bytes: Array("no end".utf8)), options: LogOptions())
        #expect(part.isPartial)
        #expect(String(decoding: part.text, as: UTF8.self) == "no end")
    }

    @Test("Lines are cut at any split, blank ones are left out, and the last needs no end", arguments: [1, 2, 5, 100])
    func splitter(size: Int) throws {
        let text = Array("{\"a\":1}\r\n\r\n\n{\"b\":2}\n{\"c\":3}".utf8)
        var splitter = LineSplitter()
        var lines: [String] = []
        for start in stride(from: 0, to: text.count, by: size) {
            try splitter.append(ByteBuffer(bytes: text[start..<min(start + size, text.count)]))
            while let line = splitter.next() { lines.append(String(decoding: line, as: UTF8.self)) }
        }
        if let rest = splitter.rest() { lines.append(String(decoding: rest, as: UTF8.self)) }
        #expect(lines == [#"{"a":1}"#, #"{"b":2}"#, #"{"c":3}"#])
        var short = LineSplitter(longestLine: 3)
        #expect { try short.append(ByteBuffer(bytes: text)) } throws: { ($0 as? DockerError)?.code == .tooLarge }
    }
}
