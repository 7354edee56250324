/// A Swarm secret as the engine knows it.
///
/// The engine never returns its data.
public struct SwarmSecret: Codable, Equatable, Sendable {
    /// Id of the secret.
    public var id: String
    /// Version of the object.
    public var version: ObjectVersion
    /// When it was created.
    public var createdAt: DockerTimestamp
    /// When its labels last changed.
    public var updatedAt: DockerTimestamp
    /// Name, labels and data.
    public var spec: SecretSpec

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(id: String, version: ObjectVersion, createdAt: DockerTimestamp, updatedAt: DockerTimestamp, spec: SecretSpec) {
        self.id = id
        self.version = version
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.spec = spec
    }

    private enum CodingKeys: String, CodingKey {
        case id = "ID"
        case version = "Version"
        case createdAt = "CreatedAt"
        case updatedAt = "UpdatedAt"
        case spec = "Spec"
    }
}
