/// Whether an engine takes part in a Swarm.
public struct LocalNodeState: RawRepresentable, Hashable, Codable, Sendable, ZeroRepresentable {
    /// The engine's own word.
    public let rawValue: String

    /// Takes any word, so that a newer engine's values decode.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// It does not.
    public static let inactive = LocalNodeState(rawValue: "inactive")
    /// It is joining.
    public static let pending = LocalNodeState(rawValue: "pending")
    /// It does.
    public static let active = LocalNodeState(rawValue: "active")
    /// It should, and cannot.
    public static let error = LocalNodeState(rawValue: "error")
    /// It waits for its unlock key.
    public static let locked = LocalNodeState(rawValue: "locked")

    /// What an absent field means.
    public static var zero: Self { Self(rawValue: "") }
}
