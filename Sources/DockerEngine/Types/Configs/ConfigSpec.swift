public import FoundationEssentials

/// A Swarm config to create.
///
/// Data of a config cannot change later.
public struct ConfigSpec: Codable, Equatable, Sendable {
    /// Unique name.
    public var name: String
    /// Labels of the config.
    @ZeroAsAbsent public var labels: [String: String]
    /// Content, at most 1000 KiB.
    public var data: Data?

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(name: String, labels: [String: String] = [:], data: Data? = nil) {
        self.name = name
        self.labels = labels
        self.data = data
    }

    private enum CodingKeys: String, CodingKey {
        case name = "Name"
        case labels = "Labels"
        case data = "Data"
    }
}
