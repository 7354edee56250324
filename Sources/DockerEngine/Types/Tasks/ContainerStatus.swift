/// The container of a task.
public struct ContainerStatus: Codable, Equatable, Sendable {
    /// Id of the container.
    @ZeroAsAbsent public var containerID: String
    /// Process id on the node; 0 when it does not run.
    @ZeroAsAbsent public var pid: Int
    /// Exit code once it ended.
    @ZeroAsAbsent public var exitCode: Int

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(containerID: String = "", pid: Int = 0, exitCode: Int = 0) {
        self.containerID = containerID
        self.pid = pid
        self.exitCode = exitCode
    }

    private enum CodingKeys: String, CodingKey {
        case containerID = "ContainerID"
        case pid = "PID"
        case exitCode = "ExitCode"
    }
}
