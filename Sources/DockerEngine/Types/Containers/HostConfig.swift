/// What a container gets of its host.
public struct HostConfig: Codable, Equatable, Sendable {
    /// First network: a name, `bridge`, `none` or `host`.
    @ZeroAsAbsent public var networkMode: String
    /// What happens when the process ends.
    public var restartPolicy: ContainerRestartPolicy?
    /// Volumes, binds and temporary file systems.
    @ZeroAsAbsent public var mounts: [Mount]
    /// Published ports by container port, for example `80/tcp`.
    @ZeroAsAbsent public var portBindings: [String: [PortBinding]]
    /// Memory limit in bytes; 0 is without limit.
    @ZeroAsAbsent public var memory: Int64
    /// Processor limit in billionths of a core; 0 is without limit.
    @ZeroAsAbsent public var nanoCPUs: Int64
    /// Most processes and threads; nil or 0 is without limit.
    public var pidsLimit: Int64?
    /// Whether the root file system is read-only.
    @ZeroAsAbsent public var readonlyRootfs: Bool
    /// Capabilities added to the default set.
    @ZeroAsAbsent public var capAdd: [String]
    /// Capabilities removed from it.
    @ZeroAsAbsent public var capDrop: [String]
    /// For example `no-new-privileges`.
    @ZeroAsAbsent public var securityOpt: [String]
    /// Temporary file systems: path to mount options.
    @ZeroAsAbsent public var tmpfs: [String: String]
    /// Whether an init process reaps children.
    public var initProcess: Bool?
    /// Where output goes; nil is the engine's default.
    public var logConfig: LogConfig?
    /// Whether the container is deleted when it ends.
    @ZeroAsAbsent public var autoRemove: Bool
    /// `name:address` entries of the hosts file.
    @ZeroAsAbsent public var extraHosts: [String]
    /// Kernel settings of the container's own namespaces, for example `net.ipv4.…`.
    @ZeroAsAbsent public var sysctls: [String: String]

    /// Options of the resolver, for example `timeout:1`.
    @ZeroAsAbsent public var dnsOptions: [String]
    /// Domains in which names are looked up; `.` is none.
    @ZeroAsAbsent public var dnsSearch: [String]

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        networkMode: String = "", restartPolicy: ContainerRestartPolicy? = nil, mounts: [Mount] = [],
        portBindings: [String: [PortBinding]] = [:], memory: Int64 = 0, nanoCPUs: Int64 = 0, pidsLimit: Int64? = nil,
        readonlyRootfs: Bool = false, capAdd: [String] = [], capDrop: [String] = [], securityOpt: [String] = [],
        tmpfs: [String: String] = [:], initProcess: Bool? = nil, logConfig: LogConfig? = nil, autoRemove: Bool = false,
        extraHosts: [String] = [], sysctls: [String: String] = [:], dnsOptions: [String] = [], dnsSearch: [String] = []
    ) {
        self.networkMode = networkMode
        self.restartPolicy = restartPolicy
        self.mounts = mounts
        self.portBindings = portBindings
        self.memory = memory
        self.nanoCPUs = nanoCPUs
        self.pidsLimit = pidsLimit
        self.readonlyRootfs = readonlyRootfs
        self.capAdd = capAdd
        self.capDrop = capDrop
        self.securityOpt = securityOpt
        self.tmpfs = tmpfs
        self.initProcess = initProcess
        self.logConfig = logConfig
        self.autoRemove = autoRemove
        self.extraHosts = extraHosts
        self.sysctls = sysctls
        self.dnsOptions = dnsOptions
        self.dnsSearch = dnsSearch
    }

    private enum CodingKeys: String, CodingKey {
        case networkMode = "NetworkMode"
        case restartPolicy = "RestartPolicy"
        case mounts = "Mounts"
        case portBindings = "PortBindings"
        case memory = "Memory"
        case nanoCPUs = "NanoCpus"
        case pidsLimit = "PidsLimit"
        case readonlyRootfs = "ReadonlyRootfs"
        case capAdd = "CapAdd"
        case capDrop = "CapDrop"
        case securityOpt = "SecurityOpt"
        case tmpfs = "Tmpfs"
        case initProcess = "Init"
        case logConfig = "LogConfig"
        case autoRemove = "AutoRemove"
        case extraHosts = "ExtraHosts"
        case sysctls = "Sysctls"
        case dnsOptions = "DnsOptions"
        case dnsSearch = "DnsSearch"
    }
}
