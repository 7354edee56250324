/// One sample of a container's use of resources.
public struct ContainerStats: Codable, Equatable, Sendable {
    /// When the sample was taken.
    @ZeroAsAbsent public var read: DockerTimestamp
    /// Processor time.
    public var cpu: CPUStats?
    /// Processor time of the sample before.
    public var previousCPU: CPUStats?
    /// Memory.
    public var memory: MemoryStats?
    /// Processes.
    public var pids: PidsStats?
    /// Traffic by interface.
    @ZeroAsAbsent public var networks: [String: NetworkStats]
    /// Block devices.
    public var blockIO: BlockIOStats?

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        read: DockerTimestamp = .zero, cpu: CPUStats? = nil, previousCPU: CPUStats? = nil, memory: MemoryStats? = nil,
        pids: PidsStats? = nil, networks: [String: NetworkStats] = [:], blockIO: BlockIOStats? = nil
    ) {
        self.read = read
        self.cpu = cpu
        self.previousCPU = previousCPU
        self.memory = memory
        self.pids = pids
        self.networks = networks
        self.blockIO = blockIO
    }

    private enum CodingKeys: String, CodingKey {
        case read
        case cpu = "cpu_stats"
        case previousCPU = "precpu_stats"
        case memory = "memory_stats"
        case pids = "pids_stats"
        case networks
        case blockIO = "blkio_stats"
    }
}
