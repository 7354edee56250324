/// What Swarm does when an update fails.
public struct UpdateFailureAction: RawRepresentable, Hashable, Codable, Sendable, ZeroRepresentable {
    /// The engine's own word.
    public let rawValue: String

    /// Takes any word, so that a newer engine's values decode.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Leaves the service as it is.
    public static let pause = UpdateFailureAction(rawValue: "pause")
    /// Goes on.
    public static let proceed = UpdateFailureAction(rawValue: "continue")
    /// Returns to the previous spec.
    public static let rollback = UpdateFailureAction(rawValue: "rollback")

    /// What an absent field means.
    public static var zero: Self { Self(rawValue: "") }
}
