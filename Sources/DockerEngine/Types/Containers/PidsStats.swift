/// Processes of a container.
public struct PidsStats: Codable, Equatable, Sendable {
    /// Processes and threads at the moment.
    @ZeroAsAbsent public var current: UInt64
    /// Limit; 0 is without.
    @ZeroAsAbsent public var limit: UInt64

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(current: UInt64 = 0, limit: UInt64 = 0) {
        self.current = current
        self.limit = limit
    }

    private enum CodingKeys: String, CodingKey {
        case current
        case limit
    }
}
