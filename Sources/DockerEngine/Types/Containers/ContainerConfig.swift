/// Command, environment and labels of a container.
public struct ContainerConfig: Codable, Equatable, Sendable {
    /// Image reference.
    @ZeroAsAbsent public var image: String
    /// Host name inside the container.
    @ZeroAsAbsent public var hostname: String
    /// User, or user:group.
    @ZeroAsAbsent public var user: String
    /// `NAME=value` pairs.
    @ZeroAsAbsent public var env: [String]
    /// Command.
    @ZeroAsAbsent public var command: [String]
    /// Entry point.
    @ZeroAsAbsent public var entrypoint: [String]
    /// Labels of the container.
    @ZeroAsAbsent public var labels: [String: String]
    /// Whether it has a terminal: its output is then not multiplexed.
    @ZeroAsAbsent public var tty: Bool
    /// Health check in effect.
    public var healthcheck: HealthConfig?

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        image: String = "", hostname: String = "", user: String = "", env: [String] = [], command: [String] = [],
        entrypoint: [String] = [], labels: [String: String] = [:], tty: Bool = false, healthcheck: HealthConfig? = nil
    ) {
        self.image = image
        self.hostname = hostname
        self.user = user
        self.env = env
        self.command = command
        self.entrypoint = entrypoint
        self.labels = labels
        self.tty = tty
        self.healthcheck = healthcheck
    }

    private enum CodingKeys: String, CodingKey {
        case image = "Image"
        case hostname = "Hostname"
        case user = "User"
        case env = "Env"
        case command = "Cmd"
        case entrypoint = "Entrypoint"
        case labels = "Labels"
        case tty = "Tty"
        case healthcheck = "Healthcheck"
    }
}
