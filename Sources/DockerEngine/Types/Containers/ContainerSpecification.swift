/// A plain container to create.
public struct ContainerSpecification: Codable, Equatable, Sendable {
    /// Image reference.
    public var image: String
    /// Replaces the image's entry point; empty keeps it.
    @ZeroAsAbsent public var entrypoint: [String]
    /// Replaces the image's command; empty keeps it.
    @ZeroAsAbsent public var command: [String]
    /// `NAME=value` pairs.
    @ZeroAsAbsent public var env: [String]
    /// Labels of the container.
    @ZeroAsAbsent public var labels: [String: String]
    /// User, or user:group.
    @ZeroAsAbsent public var user: String
    /// Host name inside the container.
    @ZeroAsAbsent public var hostname: String
    /// Working directory.
    @ZeroAsAbsent public var workingDirectory: String
    /// Whether a terminal is allocated.
    @ZeroAsAbsent public var tty: Bool
    /// Ports such as `80/tcp` that may be published.
    @ZeroAsAbsent public var exposedPorts: [String: EmptyObject]
    /// Health check; nil inherits the image's.
    public var healthcheck: HealthConfig?
    /// Signal that asks the process to end.
    @ZeroAsAbsent public var stopSignal: String
    /// Seconds between that signal and SIGKILL; nil is 10.
    public var stopTimeout: Int?
    /// What the container gets of the host.
    public var hostConfig: HostConfig
    /// Settings of the network named in the host configuration.
    public var networkingConfig: NetworkingConfig?

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        image: String, entrypoint: [String] = [], command: [String] = [], env: [String] = [], labels: [String: String] = [:],
        user: String = "", hostname: String = "", workingDirectory: String = "", tty: Bool = false,
        exposedPorts: [String: EmptyObject] = [:], healthcheck: HealthConfig? = nil, stopSignal: String = "", stopTimeout: Int? = nil,
        hostConfig: HostConfig = HostConfig(), networkingConfig: NetworkingConfig? = nil
    ) {
        self.image = image
        self.entrypoint = entrypoint
        self.command = command
        self.env = env
        self.labels = labels
        self.user = user
        self.hostname = hostname
        self.workingDirectory = workingDirectory
        self.tty = tty
        self.exposedPorts = exposedPorts
        self.healthcheck = healthcheck
        self.stopSignal = stopSignal
        self.stopTimeout = stopTimeout
        self.hostConfig = hostConfig
        self.networkingConfig = networkingConfig
    }

    private enum CodingKeys: String, CodingKey {
        case image = "Image"
        case entrypoint = "Entrypoint"
        case command = "Cmd"
        case env = "Env"
        case labels = "Labels"
        case user = "User"
        case hostname = "Hostname"
        case workingDirectory = "WorkingDir"
        case tty = "Tty"
        case exposedPorts = "ExposedPorts"
        case healthcheck = "Healthcheck"
        case stopSignal = "StopSignal"
        case stopTimeout = "StopTimeout"
        case hostConfig = "HostConfig"
        case networkingConfig = "NetworkingConfig"
    }
}
