/// State of a container in one word.
public struct ContainerRunState: RawRepresentable, Hashable, Codable, Sendable, ZeroRepresentable {
    /// The engine's own word.
    public let rawValue: String

    /// Takes any word, so that a newer engine's values decode.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Never started.
    public static let created = ContainerRunState(rawValue: "created")
    /// Its process runs.
    public static let running = ContainerRunState(rawValue: "running")
    /// Frozen.
    public static let paused = ContainerRunState(rawValue: "paused")
    /// Between two starts.
    public static let restarting = ContainerRunState(rawValue: "restarting")
    /// Being deleted.
    public static let removing = ContainerRunState(rawValue: "removing")
    /// Ended.
    public static let exited = ContainerRunState(rawValue: "exited")
    /// Its removal failed half-way.
    public static let dead = ContainerRunState(rawValue: "dead")

    /// What an absent field means.
    public static var zero: Self { Self(rawValue: "") }
}
