/// A Swarm service as the engine knows it.
public struct SwarmService: Codable, Equatable, Sendable {
    /// Id of the service.
    public var id: String
    /// Version that an update has to name.
    public var version: ObjectVersion
    /// When it was created.
    public var createdAt: DockerTimestamp
    /// When it last changed.
    public var updatedAt: DockerTimestamp
    /// The wanted state.
    public var spec: ServiceSpec
    /// The wanted state before the last update; a rollback clears it.
    public var previousSpec: ServiceSpec?
    /// Addresses and ports in effect.
    public var endpoint: ServiceEndpoint?
    /// The last update; nil when there was none or it changed no task.
    public var updateStatus: UpdateStatus?

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        id: String, version: ObjectVersion, createdAt: DockerTimestamp, updatedAt: DockerTimestamp, spec: ServiceSpec,
        previousSpec: ServiceSpec? = nil, endpoint: ServiceEndpoint? = nil, updateStatus: UpdateStatus? = nil
    ) {
        self.id = id
        self.version = version
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.spec = spec
        self.previousSpec = previousSpec
        self.endpoint = endpoint
        self.updateStatus = updateStatus
    }

    private enum CodingKeys: String, CodingKey {
        case id = "ID"
        case version = "Version"
        case createdAt = "CreatedAt"
        case updatedAt = "UpdatedAt"
        case spec = "Spec"
        case previousSpec = "PreviousSpec"
        case endpoint = "Endpoint"
        case updateStatus = "UpdateStatus"
    }
}
