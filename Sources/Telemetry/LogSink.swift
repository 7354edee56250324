/// Where finished log lines go.
public protocol LogSink: Sendable {
    /// Writes one line, which ends with a line feed, in one piece.
    func write(_ line: [UInt8])
}
