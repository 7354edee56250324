/// What a task does at the moment.
public struct TaskStatus: Codable, Equatable, Sendable {
    /// When this was reported.
    public var timestamp: DockerTimestamp
    /// State of the task.
    @ZeroAsAbsent public var state: TaskState
    /// Swarm's own words.
    @ZeroAsAbsent public var message: String
    /// Why it failed; empty otherwise.
    @ZeroAsAbsent public var error: String
    /// Its container, once there is one.
    public var containerStatus: ContainerStatus?

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        timestamp: DockerTimestamp, state: TaskState = TaskState(rawValue: ""), message: String = "", error: String = "",
        containerStatus: ContainerStatus? = nil
    ) {
        self.timestamp = timestamp
        self.state = state
        self.message = message
        self.error = error
        self.containerStatus = containerStatus
    }

    private enum CodingKeys: String, CodingKey {
        case timestamp = "Timestamp"
        case state = "State"
        case message = "Message"
        case error = "Err"
        case containerStatus = "ContainerStatus"
    }
}
