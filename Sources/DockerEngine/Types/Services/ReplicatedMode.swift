/// A fixed number of tasks.
public struct ReplicatedMode: Codable, Equatable, Sendable {
    /// Number of tasks; nil is the engine's default of 1.
    public var replicas: Int?

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(replicas: Int? = nil) {
        self.replicas = replicas
    }

    private enum CodingKeys: String, CodingKey {
        case replicas = "Replicas"
    }
}
