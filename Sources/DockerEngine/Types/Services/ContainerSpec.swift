/// The container of a service's tasks.
public struct ContainerSpec: Codable, Equatable, Sendable {
    /// Image reference, best with a digest.
    @ZeroAsAbsent public var image: String
    /// Labels of the containers.
    @ZeroAsAbsent public var labels: [String: String]
    /// Replaces the image's entry point; empty keeps it.
    @ZeroAsAbsent public var command: [String]
    /// Replaces the image's command; empty keeps it.
    @ZeroAsAbsent public var args: [String]
    /// Host name inside the container.
    ///
    /// Swarm expands templates in it.
    @ZeroAsAbsent public var hostname: String
    /// `NAME=value` pairs.
    ///
    /// Swarm expands `{{ }}` templates in them.
    @ZeroAsAbsent public var env: [String]
    /// Working directory.
    @ZeroAsAbsent public var dir: String
    /// User, or user:group, by name or number.
    @ZeroAsAbsent public var user: String
    /// Lines of `/etc/hosts`, `ADDRESS NAME…`.
    @ZeroAsAbsent public var hosts: [String]
    /// How names are resolved; nil is the engine's default.
    public var dnsConfig: DNSConfig?
    /// Whether the standard input stays open.
    @ZeroAsAbsent public var openStdin: Bool
    /// Additional groups.
    @ZeroAsAbsent public var groups: [String]
    /// Whether a terminal is allocated; its output is then not multiplexed.
    @ZeroAsAbsent public var tty: Bool
    /// Whether the root file system is read-only.
    @ZeroAsAbsent public var readOnly: Bool
    /// Volumes and temporary file systems.
    @ZeroAsAbsent public var mounts: [Mount]
    /// Signal that asks the process to end.
    @ZeroAsAbsent public var stopSignal: String
    /// Time between that signal and SIGKILL; nil is 10 s.
    public var stopGracePeriod: DockerDuration?
    /// Health check; nil inherits the image's.
    public var healthcheck: HealthConfig?
    /// Swarm secrets mounted as files.
    @ZeroAsAbsent public var secrets: [SecretReference]
    /// Swarm configs mounted as files.
    @ZeroAsAbsent public var configs: [ConfigReference]
    /// Whether an init process reaps children; nil is the engine's default.
    public var initProcess: Bool?
    /// Kernel parameters of the container's namespaces.
    @ZeroAsAbsent public var sysctls: [String: String]
    /// Capabilities added to the default set.
    @ZeroAsAbsent public var capabilityAdd: [String]
    /// Capabilities removed from the default set; `ALL` removes each.
    @ZeroAsAbsent public var capabilityDrop: [String]
    /// Resource limits of the process.
    @ZeroAsAbsent public var ulimits: [Ulimit]
    /// What its processes may gain; nil is the engine's default.
    public var privileges: Privileges?

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        image: String = "", labels: [String: String] = [:], command: [String] = [], args: [String] = [], hostname: String = "",
        env: [String] = [], dir: String = "", user: String = "", groups: [String] = [], tty: Bool = false, readOnly: Bool = false,
        mounts: [Mount] = [], stopSignal: String = "", stopGracePeriod: DockerDuration? = nil, healthcheck: HealthConfig? = nil,
        secrets: [SecretReference] = [], configs: [ConfigReference] = [], initProcess: Bool? = nil, sysctls: [String: String] = [:],
        capabilityAdd: [String] = [], capabilityDrop: [String] = [], ulimits: [Ulimit] = [],
        privileges: Privileges? = nil, hosts: [String] = [], dnsConfig: DNSConfig? = nil, openStdin: Bool = false
    ) {
        self.image = image
        self.labels = labels
        self.command = command
        self.args = args
        self.hostname = hostname
        self.env = env
        self.dir = dir
        self.user = user
        self.groups = groups
        self.tty = tty
        self.readOnly = readOnly
        self.mounts = mounts
        self.stopSignal = stopSignal
        self.stopGracePeriod = stopGracePeriod
        self.healthcheck = healthcheck
        self.secrets = secrets
        self.configs = configs
        self.initProcess = initProcess
        self.sysctls = sysctls
        self.capabilityAdd = capabilityAdd
        self.capabilityDrop = capabilityDrop
        self.ulimits = ulimits
        self.privileges = privileges
        self.hosts = hosts
        self.dnsConfig = dnsConfig
        self.openStdin = openStdin
    }

    private enum CodingKeys: String, CodingKey {
        case image = "Image"
        case labels = "Labels"
        case command = "Command"
        case args = "Args"
        case hostname = "Hostname"
        case env = "Env"
        case dir = "Dir"
        case user = "User"
        case hosts = "Hosts"
        case dnsConfig = "DNSConfig"
        case openStdin = "OpenStdin"
        case groups = "Groups"
        case tty = "TTY"
        case readOnly = "ReadOnly"
        case mounts = "Mounts"
        case stopSignal = "StopSignal"
        case stopGracePeriod = "StopGracePeriod"
        case healthcheck = "Healthcheck"
        case secrets = "Secrets"
        case configs = "Configs"
        case initProcess = "Init"
        case sysctls = "Sysctls"
        case capabilityAdd = "CapabilityAdd"
        case capabilityDrop = "CapabilityDrop"
        case ulimits = "Ulimits"
        case privileges = "Privileges"
    }
}
