/// Where a published port listens.
public struct PublishMode: RawRepresentable, Hashable, Codable, Sendable, ZeroRepresentable {
    /// The engine's own word.
    public let rawValue: String

    /// Takes any word, so that a newer engine's values decode.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// On each node, through the routing mesh.
    public static let ingress = PublishMode(rawValue: "ingress")
    /// On the node of the task.
    public static let host = PublishMode(rawValue: "host")

    /// What an absent field means.
    public static var zero: Self { Self(rawValue: "") }
}
