/// A Swarm.
public struct SwarmCluster: Codable, Equatable, Sendable {
    /// Id of the Swarm.
    public var id: String
    /// When it was created.
    @ZeroAsAbsent public var createdAt: DockerTimestamp

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(id: String, createdAt: DockerTimestamp = .zero) {
        self.id = id
        self.createdAt = createdAt
    }

    private enum CodingKeys: String, CodingKey {
        case id = "ID"
        case createdAt = "CreatedAt"
    }
}
