/// A machine of the Swarm.
public struct SwarmNode: Codable, Equatable, Sendable {
    /// Id of the node.
    public var id: String
    /// Version that an update has to name.
    public var version: ObjectVersion
    /// When it joined.
    public var createdAt: DockerTimestamp
    /// When it last changed.
    public var updatedAt: DockerTimestamp
    /// What operators set.
    public var spec: NodeSpec
    /// What the node says of itself; nil before it first connected.
    public var description: NodeDescription?
    /// Whether it is there.
    public var status: NodeStatus
    /// Set for managers only.
    public var managerStatus: ManagerStatus?

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        id: String, version: ObjectVersion, createdAt: DockerTimestamp, updatedAt: DockerTimestamp, spec: NodeSpec,
        description: NodeDescription? = nil, status: NodeStatus, managerStatus: ManagerStatus? = nil
    ) {
        self.id = id
        self.version = version
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.spec = spec
        self.description = description
        self.status = status
        self.managerStatus = managerStatus
    }

    private enum CodingKeys: String, CodingKey {
        case id = "ID"
        case version = "Version"
        case createdAt = "CreatedAt"
        case updatedAt = "UpdatedAt"
        case spec = "Spec"
        case description = "Description"
        case status = "Status"
        case managerStatus = "ManagerStatus"
    }
}
