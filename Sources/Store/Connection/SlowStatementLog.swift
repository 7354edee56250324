package import Logging

/// Tells of statements that took long, by name and never with their values.
package struct SlowStatementLog: Sendable {
    private let logger: Logger
    private let threshold: Duration

    /// - Parameter threshold: what takes longer is told.
    package init(logger: Logger, threshold: Duration = .milliseconds(500)) {
        self.logger = logger
        self.threshold = threshold
    }

    func note(_ statement: String, since start: ContinuousClock.Instant) {
        let duration = ContinuousClock.now - start
        guard duration > self.threshold else { return }
        let (seconds, attoseconds) = duration.components
        let milliseconds = Double(seconds) * 1000 + Double(attoseconds) / 1e15
        self.logger.warning("slow statement", metadata: ["statement": "\(statement)", "durationMs": "\(milliseconds)"])
    }
}
