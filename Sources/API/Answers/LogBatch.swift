package import APIContract

/// What is new in a log.
package struct LogBatch: Sendable {
    package let lines: [LogLineView]
    /// Whether nothing more will come.
    package let isEnd: Bool

    package init(lines: [LogLineView], isEnd: Bool) {
        self.lines = lines
        self.isEnd = isEnd
    }
}
