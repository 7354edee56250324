/// Kind of object that an event is about.
public struct EventType: RawRepresentable, Hashable, Codable, Sendable, ZeroRepresentable {
    /// The engine's own word.
    public let rawValue: String

    /// Takes any word, so that a newer engine's values decode.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// A container.
    public static let container = EventType(rawValue: "container")
    /// A network.
    public static let network = EventType(rawValue: "network")
    /// A node.
    public static let node = EventType(rawValue: "node")
    /// A service.
    public static let service = EventType(rawValue: "service")
    /// A secret.
    public static let secret = EventType(rawValue: "secret")
    /// A config.
    public static let config = EventType(rawValue: "config")
    /// A volume.
    public static let volume = EventType(rawValue: "volume")
    /// A daemon.
    public static let daemon = EventType(rawValue: "daemon")
    /// An image.
    public static let image = EventType(rawValue: "image")

    /// What an absent field means.
    public static var zero: Self { Self(rawValue: "") }
}
