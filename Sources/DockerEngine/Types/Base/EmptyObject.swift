/// A JSON object of which only the presence counts.
public struct EmptyObject: Codable, Equatable, Sendable {
    /// Creates `{}`.
    public init() {}
}
