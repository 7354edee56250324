/// The engine of a node.
public struct NodeEngine: Codable, Equatable, Sendable {
    /// For example `20.10.24`.
    @ZeroAsAbsent public var engineVersion: String
    /// Labels of the engine.
    @ZeroAsAbsent public var labels: [String: String]

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(engineVersion: String = "", labels: [String: String] = [:]) {
        self.engineVersion = engineVersion
        self.labels = labels
    }

    private enum CodingKeys: String, CodingKey {
        case engineVersion = "EngineVersion"
        case labels = "Labels"
    }
}
