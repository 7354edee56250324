/// Results of a container's health check.
public struct ContainerHealth: Codable, Equatable, Sendable {
    /// Verdict at the moment.
    @ZeroAsAbsent public var status: HealthStatus
    /// Failures in a row.
    @ZeroAsAbsent public var failingStreak: Int
    /// The last five results, oldest first.
    @ZeroAsAbsent public var log: [HealthResult]

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(status: HealthStatus = HealthStatus(rawValue: ""), failingStreak: Int = 0, log: [HealthResult] = []) {
        self.status = status
        self.failingStreak = failingStreak
        self.log = log
    }

    private enum CodingKeys: String, CodingKey {
        case status = "Status"
        case failingStreak = "FailingStreak"
        case log = "Log"
    }
}
