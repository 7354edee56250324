/// What the scheduler sets aside for a task.
public struct ResourceReservations: Codable, Equatable, Sendable {
    /// Processor time in billionths of a core.
    @ZeroAsAbsent public var nanoCPUs: Int64
    /// Memory in bytes.
    @ZeroAsAbsent public var memoryBytes: Int64

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(nanoCPUs: Int64 = 0, memoryBytes: Int64 = 0) {
        self.nanoCPUs = nanoCPUs
        self.memoryBytes = memoryBytes
    }

    private enum CodingKeys: String, CodingKey {
        case nanoCPUs = "NanoCPUs"
        case memoryBytes = "MemoryBytes"
    }
}
