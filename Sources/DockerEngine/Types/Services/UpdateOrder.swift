/// Which comes first when a task is replaced.
public struct UpdateOrder: RawRepresentable, Hashable, Codable, Sendable, ZeroRepresentable {
    /// The engine's own word.
    public let rawValue: String

    /// Takes any word, so that a newer engine's values decode.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The old task ends before the new one starts.
    public static let stopFirst = UpdateOrder(rawValue: "stop-first")
    /// The new task is healthy before the old one ends.
    public static let startFirst = UpdateOrder(rawValue: "start-first")

    /// What an absent field means.
    public static var zero: Self { Self(rawValue: "") }
}
