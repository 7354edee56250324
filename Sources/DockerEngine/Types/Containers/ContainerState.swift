/// What a container does at the moment.
public struct ContainerState: Codable, Equatable, Sendable {
    /// State in one word.
    @ZeroAsAbsent public var status: ContainerRunState
    /// Whether its process runs.
    @ZeroAsAbsent public var isRunning: Bool
    /// Whether it is frozen.
    @ZeroAsAbsent public var isPaused: Bool
    /// Whether the engine is restarting it.
    @ZeroAsAbsent public var isRestarting: Bool
    /// Whether the kernel ended it for want of memory.
    @ZeroAsAbsent public var isOOMKilled: Bool
    /// Whether its removal failed half-way.
    @ZeroAsAbsent public var isDead: Bool
    /// Process id on the node.
    @ZeroAsAbsent public var pid: Int
    /// Exit code once it ended.
    @ZeroAsAbsent public var exitCode: Int
    /// Why it could not start.
    @ZeroAsAbsent public var error: String
    /// When it last started; zero if never.
    @ZeroAsAbsent public var startedAt: DockerTimestamp
    /// When it last ended; zero if never.
    @ZeroAsAbsent public var finishedAt: DockerTimestamp
    /// Results of the health check; nil without one.
    public var health: ContainerHealth?

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        status: ContainerRunState = ContainerRunState(rawValue: ""), isRunning: Bool = false, isPaused: Bool = false,
        isRestarting: Bool = false, isOOMKilled: Bool = false, isDead: Bool = false, pid: Int = 0, exitCode: Int = 0,
        error: String = "", startedAt: DockerTimestamp = .zero, finishedAt: DockerTimestamp = .zero, health: ContainerHealth? = nil
    ) {
        self.status = status
        self.isRunning = isRunning
        self.isPaused = isPaused
        self.isRestarting = isRestarting
        self.isOOMKilled = isOOMKilled
        self.isDead = isDead
        self.pid = pid
        self.exitCode = exitCode
        self.error = error
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.health = health
    }

    private enum CodingKeys: String, CodingKey {
        case status = "Status"
        case isRunning = "Running"
        case isPaused = "Paused"
        case isRestarting = "Restarting"
        case isOOMKilled = "OOMKilled"
        case isDead = "Dead"
        case pid = "Pid"
        case exitCode = "ExitCode"
        case error = "Error"
        case startedAt = "StartedAt"
        case finishedAt = "FinishedAt"
        case health = "Health"
    }
}
