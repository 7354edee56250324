/// What a container takes from its image.
public struct ImageConfig: Codable, Equatable, Sendable {
    /// User, or user:group.
    @ZeroAsAbsent public var user: String
    /// Ports such as `80/tcp`.
    @ZeroAsAbsent public var exposedPorts: [String: EmptyObject]
    /// `NAME=value` pairs.
    @ZeroAsAbsent public var env: [String]
    /// Command.
    @ZeroAsAbsent public var command: [String]
    /// Entry point.
    @ZeroAsAbsent public var entrypoint: [String]
    /// Paths that should be volumes.
    @ZeroAsAbsent public var volumes: [String: EmptyObject]
    /// Working directory.
    @ZeroAsAbsent public var workingDirectory: String
    /// Labels of the image.
    @ZeroAsAbsent public var labels: [String: String]
    /// Health check.
    public var healthcheck: HealthConfig?
    /// Signal that asks the process to end.
    @ZeroAsAbsent public var stopSignal: String

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        user: String = "", exposedPorts: [String: EmptyObject] = [:], env: [String] = [], command: [String] = [],
        entrypoint: [String] = [], volumes: [String: EmptyObject] = [:], workingDirectory: String = "", labels: [String: String] = [:],
        healthcheck: HealthConfig? = nil, stopSignal: String = ""
    ) {
        self.user = user
        self.exposedPorts = exposedPorts
        self.env = env
        self.command = command
        self.entrypoint = entrypoint
        self.volumes = volumes
        self.workingDirectory = workingDirectory
        self.labels = labels
        self.healthcheck = healthcheck
        self.stopSignal = stopSignal
    }

    private enum CodingKeys: String, CodingKey {
        case user = "User"
        case exposedPorts = "ExposedPorts"
        case env = "Env"
        case command = "Cmd"
        case entrypoint = "Entrypoint"
        case volumes = "Volumes"
        case workingDirectory = "WorkingDir"
        case labels = "Labels"
        case healthcheck = "Healthcheck"
        case stopSignal = "StopSignal"
    }
}
