import APIContract
import ControlPlane

/// Numbers lines and gathers them into batches.
struct LogBatcher {
    private let size: Int
    private var sequence = 0
    private var lines: [LogLineView] = []

    /// - Parameter size: how many lines make a batch.
    init(size: Int) {
        self.size = size
    }

    /// Adds a line, and returns the batch once it is full.
    mutating func add(_ line: ApplicationLogLine) -> LogBatch? {
        self.sequence += 1
        self.lines.append(LogLineView(line, sequence: self.sequence))
        return self.lines.count >= self.size ? self.take(isEnd: false) : nil
    }

    /// What was gathered, which may be nothing.
    mutating func take(isEnd: Bool) -> LogBatch {
        defer { self.lines = [] }
        return LogBatch(lines: self.lines, isEnd: isEnd)
    }
}
