/// How tasks are replaced when the template changes.
public struct UpdateConfig: Codable, Equatable, Sendable {
    /// Tasks replaced at once; 0 is all.
    @ZeroAsAbsent public var parallelism: UInt64
    /// Pause between two batches.
    @ZeroAsAbsent public var delay: DockerDuration
    /// What Swarm does when too many fail.
    @ZeroAsAbsent public var failureAction: UpdateFailureAction
    /// Time after the start in which a failure counts.
    @ZeroAsAbsent public var monitor: DockerDuration
    /// Share of tasks that may fail, 0 to 1.
    @ZeroAsAbsent public var maxFailureRatio: Double
    /// Whether the new task starts before the old one stops.
    @ZeroAsAbsent public var order: UpdateOrder

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        parallelism: UInt64 = 1, delay: DockerDuration = .zero, failureAction: UpdateFailureAction = .pause,
        monitor: DockerDuration = .zero, maxFailureRatio: Double = 0, order: UpdateOrder = .stopFirst
    ) {
        self.parallelism = parallelism
        self.delay = delay
        self.failureAction = failureAction
        self.monitor = monitor
        self.maxFailureRatio = maxFailureRatio
        self.order = order
    }

    private enum CodingKeys: String, CodingKey {
        case parallelism = "Parallelism"
        case delay = "Delay"
        case failureAction = "FailureAction"
        case monitor = "Monitor"
        case maxFailureRatio = "MaxFailureRatio"
        case order = "Order"
    }
}
