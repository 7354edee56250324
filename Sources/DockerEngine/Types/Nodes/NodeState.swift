/// State of a node.
public struct NodeState: RawRepresentable, Hashable, Codable, Sendable, ZeroRepresentable {
    /// The engine's own word.
    public let rawValue: String

    /// Takes any word, so that a newer engine's values decode.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Not known yet.
    public static let unknown = NodeState(rawValue: "unknown")
    /// Not reachable.
    public static let down = NodeState(rawValue: "down")
    /// Takes and runs tasks.
    public static let ready = NodeState(rawValue: "ready")
    /// Left its session a moment ago.
    public static let disconnected = NodeState(rawValue: "disconnected")

    /// What an absent field means.
    public static var zero: Self { Self(rawValue: "") }
}
