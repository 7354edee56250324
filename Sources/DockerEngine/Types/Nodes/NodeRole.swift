/// Role of a node.
public struct NodeRole: RawRepresentable, Hashable, Codable, Sendable, ZeroRepresentable {
    /// The engine's own word.
    public let rawValue: String

    /// Takes any word, so that a newer engine's values decode.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Takes part in deciding.
    public static let manager = NodeRole(rawValue: "manager")
    /// Runs tasks only.
    public static let worker = NodeRole(rawValue: "worker")

    /// What an absent field means.
    public static var zero: Self { Self(rawValue: "") }
}
