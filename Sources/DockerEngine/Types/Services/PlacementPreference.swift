/// A preference for where tasks go.
public struct PlacementPreference: Codable, Equatable, Sendable {
    /// Spread over the values of a node label.
    public var spread: SpreadPreference?

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(spread: SpreadPreference? = nil) {
        self.spread = spread
    }

    private enum CodingKeys: String, CodingKey {
        case spread = "Spread"
    }
}
