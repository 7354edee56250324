/// One piece of a container's output: a line, or a part of a line that is longer than 16 KiB.
public struct LogFrame: Equatable, Sendable {
    /// Where the piece was written to.
    public let stream: LogStream
    /// The bytes, with the end of the line where there is one.
    public let bytes: [UInt8]

    /// Puts the two together.
    public init(stream: LogStream, bytes: [UInt8]) {
        self.stream = stream
        self.bytes = bytes
    }
}
