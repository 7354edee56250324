/// Spreads tasks evenly over the values of a node label.
public struct SpreadPreference: Codable, Equatable, Sendable {
    /// For example `node.labels.zone`.
    public var descriptor: String

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(descriptor: String) {
        self.descriptor = descriptor
    }

    private enum CodingKeys: String, CodingKey {
        case descriptor = "SpreadDescriptor"
    }
}
