/// An engine and its machine.
public struct DockerInfo: Codable, Equatable, Sendable {
    /// Id of the engine.
    @ZeroAsAbsent public var id: String
    /// Host name.
    @ZeroAsAbsent public var name: String
    /// Version of the engine.
    @ZeroAsAbsent public var serverVersion: String
    /// Processors.
    @ZeroAsAbsent public var cpus: Int
    /// Memory in bytes.
    @ZeroAsAbsent public var memoryBytes: Int64
    /// Storage driver.
    @ZeroAsAbsent public var storageDriver: String
    /// System in words.
    @ZeroAsAbsent public var operatingSystem: String
    /// For example `x86_64`.
    @ZeroAsAbsent public var architecture: String
    /// Kernel of the machine.
    @ZeroAsAbsent public var kernelVersion: String
    /// `cgroupfs` or `systemd`.
    @ZeroAsAbsent public var cgroupDriver: String
    /// `1` or `2`.
    @ZeroAsAbsent public var cgroupVersion: String
    /// Folder of the engine's data.
    @ZeroAsAbsent public var rootDirectory: String
    /// `name=value` labels of the engine.
    @ZeroAsAbsent public var labels: [String]
    /// Time of the machine.
    @ZeroAsAbsent public var systemTime: String
    /// Containers that run.
    @ZeroAsAbsent public var containersRunning: Int
    /// Its place in a Swarm.
    public var swarm: SwarmInfo?
    /// Doubts of the engine.
    @ZeroAsAbsent public var warnings: [String]

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        id: String = "", name: String = "", serverVersion: String = "", cpus: Int = 0, memoryBytes: Int64 = 0,
        storageDriver: String = "", operatingSystem: String = "", architecture: String = "", kernelVersion: String = "",
        cgroupDriver: String = "", cgroupVersion: String = "", rootDirectory: String = "", labels: [String] = [],
        systemTime: String = "", containersRunning: Int = 0, swarm: SwarmInfo? = nil, warnings: [String] = []
    ) {
        self.id = id
        self.name = name
        self.serverVersion = serverVersion
        self.cpus = cpus
        self.memoryBytes = memoryBytes
        self.storageDriver = storageDriver
        self.operatingSystem = operatingSystem
        self.architecture = architecture
        self.kernelVersion = kernelVersion
        self.cgroupDriver = cgroupDriver
        self.cgroupVersion = cgroupVersion
        self.rootDirectory = rootDirectory
        self.labels = labels
        self.systemTime = systemTime
        self.containersRunning = containersRunning
        self.swarm = swarm
        self.warnings = warnings
    }

    private enum CodingKeys: String, CodingKey {
        case id = "ID"
        case name = "Name"
        case serverVersion = "ServerVersion"
        case cpus = "NCPU"
        case memoryBytes = "MemTotal"
        case storageDriver = "Driver"
        case operatingSystem = "OperatingSystem"
        case architecture = "Architecture"
        case kernelVersion = "KernelVersion"
        case cgroupDriver = "CgroupDriver"
        case cgroupVersion = "CgroupVersion"
        case rootDirectory = "DockerRootDir"
        case labels = "Labels"
        case systemTime = "SystemTime"
        case containersRunning = "ContainersRunning"
        case swarm = "Swarm"
        case warnings = "Warnings"
    }
}
