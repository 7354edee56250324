/// Where finished log lines go.
public protocol LogSink: Sendable {
    /// Writes one line, which ends with a line feed, in one piece.
    ///
    /// - Parameter mayWait: whether the line may be written a few milliseconds later, with others.
    func write(_ line: [UInt8], mayWait: Bool)
}
