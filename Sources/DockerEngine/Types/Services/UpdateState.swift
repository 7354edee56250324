/// State of a service's update.
public struct UpdateState: RawRepresentable, Hashable, Codable, Sendable, ZeroRepresentable {
    /// The engine's own word.
    public let rawValue: String

    /// Takes any word, so that a newer engine's values decode.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Tasks are being replaced.
    public static let updating = UpdateState(rawValue: "updating")
    /// It failed and stays as it is.
    public static let paused = UpdateState(rawValue: "paused")
    /// All tasks were replaced.
    public static let completed = UpdateState(rawValue: "completed")
    /// It failed; the previous spec is being restored.
    public static let rollbackStarted = UpdateState(rawValue: "rollback_started")
    /// The rollback failed as well.
    public static let rollbackPaused = UpdateState(rawValue: "rollback_paused")
    /// The previous spec is in place again.
    public static let rollbackCompleted = UpdateState(rawValue: "rollback_completed")

    /// What an absent field means.
    public static var zero: Self { Self(rawValue: "") }
}
