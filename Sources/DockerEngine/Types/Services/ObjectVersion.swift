/// Version of a Swarm object.
///
/// Each write, also Swarm's own, raises it.
public struct ObjectVersion: Codable, Equatable, Sendable {
    /// The number that an update names.
    @ZeroAsAbsent public var index: UInt64

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(index: UInt64 = 0) {
        self.index = index
    }

    private enum CodingKeys: String, CodingKey {
        case index = "Index"
    }
}
