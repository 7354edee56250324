/// What Swarm does when a task ends.
public struct RestartPolicy: Codable, Equatable, Sendable {
    /// When the task is replaced.
    @ZeroAsAbsent public var condition: RestartCondition
    /// Pause before the replacement; nil is 5 s.
    public var delay: DockerDuration?
    /// Replacements within the window; nil or 0 is without bound.
    public var maxAttempts: UInt64?
    /// Time over which attempts are counted; nil or 0 is for ever.
    public var window: DockerDuration?

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        condition: RestartCondition = .any, delay: DockerDuration? = nil, maxAttempts: UInt64? = nil, window: DockerDuration? = nil
    ) {
        self.condition = condition
        self.delay = delay
        self.maxAttempts = maxAttempts
        self.window = window
    }

    private enum CodingKeys: String, CodingKey {
        case condition = "Condition"
        case delay = "Delay"
        case maxAttempts = "MaxAttempts"
        case window = "Window"
    }
}
