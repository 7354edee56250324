/// Whether a node takes tasks.
public struct NodeAvailability: RawRepresentable, Hashable, Codable, Sendable, ZeroRepresentable {
    /// The engine's own word.
    public let rawValue: String

    /// Takes any word, so that a newer engine's values decode.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Takes tasks.
    public static let active = NodeAvailability(rawValue: "active")
    /// Keeps its tasks, takes no new ones.
    public static let pause = NodeAvailability(rawValue: "pause")
    /// Gives its tasks away.
    public static let drain = NodeAvailability(rawValue: "drain")

    /// What an absent field means.
    public static var zero: Self { Self(rawValue: "") }
}
