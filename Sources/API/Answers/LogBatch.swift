package import APIContract

/// Where a log goes, piece by piece; it throws where the client is gone.
package typealias LogSink = @concurrent (LogBatch) async throws -> Void

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
