/// Memory of a container in bytes.
public struct MemoryStats: Codable, Equatable, Sendable {
    /// In use, page cache included.
    @ZeroAsAbsent public var usage: UInt64
    /// Limit in effect.
    @ZeroAsAbsent public var limit: UInt64
    /// Counters of the control group, for example `inactive_file`.
    @ZeroAsAbsent public var stats: [String: UInt64]

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(usage: UInt64 = 0, limit: UInt64 = 0, stats: [String: UInt64] = [:]) {
        self.usage = usage
        self.limit = limit
        self.stats = stats
    }

    private enum CodingKeys: String, CodingKey {
        case usage
        case limit
        case stats
    }
}
