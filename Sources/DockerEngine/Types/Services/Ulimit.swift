/// A resource limit of a process.
public struct Ulimit: Codable, Equatable, Sendable {
    /// For example `nofile`.
    public var name: String
    /// Soft limit.
    public var soft: Int64
    /// Hard limit.
    public var hard: Int64

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(name: String, soft: Int64, hard: Int64) {
        self.name = name
        self.soft = soft
        self.hard = hard
    }

    private enum CodingKeys: String, CodingKey {
        case name = "Name"
        case soft = "Soft"
        case hard = "Hard"
    }
}
