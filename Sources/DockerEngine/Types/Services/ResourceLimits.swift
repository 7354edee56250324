/// Upper bounds of a task; 0 is without bound.
public struct ResourceLimits: Codable, Equatable, Sendable {
    /// Processor time in billionths of a core.
    @ZeroAsAbsent public var nanoCPUs: Int64
    /// Memory in bytes.
    @ZeroAsAbsent public var memoryBytes: Int64
    /// Number of processes and threads.
    @ZeroAsAbsent public var pids: Int64

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(nanoCPUs: Int64 = 0, memoryBytes: Int64 = 0, pids: Int64 = 0) {
        self.nanoCPUs = nanoCPUs
        self.memoryBytes = memoryBytes
        self.pids = pids
    }

    private enum CodingKeys: String, CodingKey {
        case nanoCPUs = "NanoCPUs"
        case memoryBytes = "MemoryBytes"
        case pids = "Pids"
    }
}
