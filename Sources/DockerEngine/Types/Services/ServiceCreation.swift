/// What the engine answers to a new service.
public struct ServiceCreation: Codable, Equatable, Sendable {
    /// Id of the service.
    public var id: String
    /// A doubt of the engine, for example that it could not resolve the digest.
    @ZeroAsAbsent public var warning: String

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(id: String, warning: String = "") {
        self.id = id
        self.warning = warning
    }

    private enum CodingKeys: String, CodingKey {
        case id = "ID"
        case warning = "Warning"
    }
}
