/// Kind of a mount.
public struct MountType: RawRepresentable, Hashable, Codable, Sendable, ZeroRepresentable {
    /// The engine's own word.
    public let rawValue: String

    /// Takes any word, so that a newer engine's values decode.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// A named volume.
    public static let volume = MountType(rawValue: "volume")
    /// A path of the host.
    public static let bind = MountType(rawValue: "bind")
    /// A file system in memory.
    public static let tmpfs = MountType(rawValue: "tmpfs")

    /// What an absent field means.
    public static var zero: Self { Self(rawValue: "") }
}
