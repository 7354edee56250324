/// Options of a volume mount.
///
/// The driver's own options are left out on purpose: with the local driver they can turn a volume into a bind of any host path.
public struct VolumeOptions: Codable, Equatable, Sendable {
    /// Whether the image's files at the target are not copied into a new volume.
    @ZeroAsAbsent public var noCopy: Bool
    /// Labels of a volume that the mount creates.
    @ZeroAsAbsent public var labels: [String: String]

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(noCopy: Bool = false, labels: [String: String] = [:]) {
        self.noCopy = noCopy
        self.labels = labels
    }

    private enum CodingKeys: String, CodingKey {
        case noCopy = "NoCopy"
        case labels = "Labels"
    }
}
