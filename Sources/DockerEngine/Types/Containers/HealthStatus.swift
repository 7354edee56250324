/// Verdict of a health check.
public struct HealthStatus: RawRepresentable, Hashable, Codable, Sendable, ZeroRepresentable {
    /// The engine's own word.
    public let rawValue: String

    /// Takes any word, so that a newer engine's values decode.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// There is no health check.
    public static let none = HealthStatus(rawValue: "none")
    /// Not known yet.
    public static let starting = HealthStatus(rawValue: "starting")
    /// The last check passed.
    public static let healthy = HealthStatus(rawValue: "healthy")
    /// Too many checks failed in a row.
    public static let unhealthy = HealthStatus(rawValue: "unhealthy")

    /// What an absent field means.
    public static var zero: Self { Self(rawValue: "") }
}
