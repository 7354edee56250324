/// A volume, bind or temporary file system of a container.
public struct Mount: Codable, Equatable, Sendable {
    /// Kind of mount.
    public var type: MountType
    /// Volume name or host path; empty for tmpfs.
    @ZeroAsAbsent public var source: String
    /// Absolute path in the container.
    public var target: String
    /// Whether writes are refused.
    @ZeroAsAbsent public var readOnly: Bool
    /// Options of a volume mount.
    public var volumeOptions: VolumeOptions?
    /// Options of a tmpfs mount.
    public var tmpfsOptions: TmpfsOptions?

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        type: MountType, source: String = "", target: String, readOnly: Bool = false, volumeOptions: VolumeOptions? = nil,
        tmpfsOptions: TmpfsOptions? = nil
    ) {
        self.type = type
        self.source = source
        self.target = target
        self.readOnly = readOnly
        self.volumeOptions = volumeOptions
        self.tmpfsOptions = tmpfsOptions
    }

    private enum CodingKeys: String, CodingKey {
        case type = "Type"
        case source = "Source"
        case target = "Target"
        case readOnly = "ReadOnly"
        case volumeOptions = "VolumeOptions"
        case tmpfsOptions = "TmpfsOptions"
    }
}
