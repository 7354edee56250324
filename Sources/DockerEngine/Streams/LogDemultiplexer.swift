import NIOCore

/// Cuts the engine's multiplexed output into frames.
///
/// A frame is one byte for the stream, three of no meaning, the length in four bytes, and that many bytes of output.
struct LogDemultiplexer {
    private var buffer = ByteBuffer()
    /// Longest frame that is believed; the engine's own are below 1 MiB.
    private static let longestFrame = 16 << 20

    mutating func append(_ part: ByteBuffer) {
        // Once for each part: after each frame it would move the rest of the part every time.
        buffer.discardReadBytes()
        buffer.writeImmutableBuffer(part)
    }

    /// The next complete frame, or nil until more bytes are there.
    ///
    /// A frame in which the engine reports its own failure is thrown.
    mutating func next() throws(DockerError) -> LogFrame? {
        guard let kind: UInt8 = buffer.getInteger(at: buffer.readerIndex),
            let length: UInt32 = buffer.getInteger(at: buffer.readerIndex + 4)
        else { return nil }
        guard kind <= 3, length <= UInt32(Self.longestFrame) else { throw DockerError(.decoding, "the output is not multiplexed") }
        guard buffer.readableBytes >= 8 + Int(length) else { return nil }
        buffer.moveReaderIndex(forwardBy: 8)
        let bytes = buffer.readBytes(length: Int(length)) ?? []
        switch kind {
        case 2: return LogFrame(stream: .stderr, bytes: bytes)
        case 3: throw DockerError(.server, String(decoding: bytes, as: UTF8.self))
        default: return LogFrame(stream: .stdout, bytes: bytes)
        }
    }

    /// Whether the output broke off within a frame.
    var isIncomplete: Bool { buffer.readableBytes > 0 }
}
