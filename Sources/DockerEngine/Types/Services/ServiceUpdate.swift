/// What the engine answers to an update of a service.
public struct ServiceUpdate: Codable, Equatable, Sendable {
    /// Doubts of the engine.
    @ZeroAsAbsent public var warnings: [String]

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(warnings: [String] = []) {
        self.warnings = warnings
    }

    private enum CodingKeys: String, CodingKey {
        case warnings = "Warnings"
    }
}
