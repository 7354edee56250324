/// What the engine answers to a new container.
public struct ContainerCreation: Codable, Equatable, Sendable {
    /// Id of the container.
    public var id: String
    /// Doubts of the engine.
    @ZeroAsAbsent public var warnings: [String]

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(id: String, warnings: [String] = []) {
        self.id = id
        self.warnings = warnings
    }

    private enum CodingKeys: String, CodingKey {
        case id = "Id"
        case warnings = "Warnings"
    }
}
