package import DockerEngine

/// What the health log of a task's container says.
package struct TaskHealth: Sendable, Equatable {
    package let status: HealthStatus
    package let failingStreak: Int
    /// When the newest check ended; nil before the first.
    package let lastEnd: DockerTimestamp?
    package let lastPassed: Bool
    /// What the newest check printed.
    package let lastOutput: String

    package init(status: HealthStatus, failingStreak: Int, lastEnd: DockerTimestamp?, lastPassed: Bool, lastOutput: String) {
        self.status = status
        self.failingStreak = failingStreak
        self.lastEnd = lastEnd
        self.lastPassed = lastPassed
        self.lastOutput = lastOutput
    }
}
