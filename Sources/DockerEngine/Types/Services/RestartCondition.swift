/// When an ended task is replaced.
public struct RestartCondition: RawRepresentable, Hashable, Codable, Sendable, ZeroRepresentable {
    /// The engine's own word.
    public let rawValue: String

    /// Takes any word, so that a newer engine's values decode.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Never.
    public static let none = RestartCondition(rawValue: "none")
    /// After an exit code other than 0.
    public static let onFailure = RestartCondition(rawValue: "on-failure")
    /// Always.
    public static let any = RestartCondition(rawValue: "any")

    /// What an absent field means.
    public static var zero: Self { Self(rawValue: "") }
}
