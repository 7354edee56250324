import NIOCore

/// Cuts a stream into lines.
struct LineSplitter {
    private var buffer = ByteBuffer()
    /// Bytes of the buffer that are known to hold no end of a line.
    private var searched = 0
    private let longestLine: Int

    init(longestLine: Int = 4 << 20) {
        self.longestLine = longestLine
    }

    mutating func append(_ part: ByteBuffer) throws(DockerError) {
        guard buffer.readableBytes + part.readableBytes <= longestLine else {
            throw DockerError(.tooLarge, "a line of the stream is longer than \(longestLine) bytes")
        }
        // Once for each part: after each line it would move the rest of the part every time.
        buffer.discardReadBytes()
        buffer.writeImmutableBuffer(part)
    }

    /// The next line that is not blank, without its end; nil until more bytes are there.
    mutating func next() -> [UInt8]? {
        while let end = buffer.readableBytesView.dropFirst(searched).firstIndex(of: UInt8(ascii: "\n")) {
            let line = buffer.readBytes(length: end - buffer.readerIndex) ?? []
            buffer.moveReaderIndex(forwardBy: 1)
            searched = 0
            if let trimmed = Self.trimmed(line) { return trimmed }
        }
        searched = buffer.readableBytes
        return nil
    }

    /// What follows the last end of a line, at the end of the stream.
    mutating func rest() -> [UInt8]? {
        Self.trimmed(buffer.readBytes(length: buffer.readableBytes) ?? [])
    }

    private static func trimmed(_ line: [UInt8]) -> [UInt8]? {
        let text = line.last == UInt8(ascii: "\r") ? line.dropLast() : line[...]
        return text.isEmpty ? nil : Array(text)
    }
}
