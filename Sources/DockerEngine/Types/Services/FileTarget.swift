/// Where a config or secret appears in a container.
public struct FileTarget: Codable, Equatable, Sendable {
    /// Absolute path, or a path below the default folder.
    public var name: String
    /// Owner's number.
    public var uid: String
    /// Group's number.
    public var gid: String
    /// File mode, for example `0o444`.
    public var mode: Int

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(name: String, uid: String = "0", gid: String = "0", mode: Int = 0o444) {
        self.name = name
        self.uid = uid
        self.gid = gid
        self.mode = mode
    }

    private enum CodingKeys: String, CodingKey {
        case name = "Name"
        case uid = "UID"
        case gid = "GID"
        case mode = "Mode"
    }
}
