/// A mount of a container in effect.
public struct ContainerMount: Codable, Equatable, Sendable {
    /// Kind of mount.
    @ZeroAsAbsent public var type: MountType
    /// Name of the volume; empty for other kinds.
    @ZeroAsAbsent public var name: String
    /// Path on the host.
    @ZeroAsAbsent public var source: String
    /// Path in the container.
    @ZeroAsAbsent public var destination: String
    /// Whether writes are allowed.
    @ZeroAsAbsent public var isWritable: Bool

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        type: MountType = MountType(rawValue: ""), name: String = "", source: String = "", destination: String = "",
        isWritable: Bool = false
    ) {
        self.type = type
        self.name = name
        self.source = source
        self.destination = destination
        self.isWritable = isWritable
    }

    private enum CodingKeys: String, CodingKey {
        case type = "Type"
        case name = "Name"
        case source = "Source"
        case destination = "Destination"
        case isWritable = "RW"
    }
}
