/// A volume of a node.
public struct DockerVolume: Codable, Equatable, Sendable {
    /// Name of the volume.
    public var name: String
    /// Driver that keeps it.
    @ZeroAsAbsent public var driver: String
    /// Labels of the volume.
    @ZeroAsAbsent public var labels: [String: String]
    /// Folder on the node.
    @ZeroAsAbsent public var mountpoint: String
    /// When it was created.
    public var createdAt: DockerTimestamp?

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        name: String, driver: String = "", labels: [String: String] = [:], mountpoint: String = "", createdAt: DockerTimestamp? = nil
    ) {
        self.name = name
        self.driver = driver
        self.labels = labels
        self.mountpoint = mountpoint
        self.createdAt = createdAt
    }

    private enum CodingKeys: String, CodingKey {
        case name = "Name"
        case driver = "Driver"
        case labels = "Labels"
        case mountpoint = "Mountpoint"
        case createdAt = "CreatedAt"
    }
}
