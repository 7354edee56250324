/// Name and labels of an attached network.
public struct AttachedNetworkSpec: Codable, Equatable, Sendable {
    /// Name of the network.
    @ZeroAsAbsent public var name: String
    /// Labels of the network.
    @ZeroAsAbsent public var labels: [String: String]

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(name: String = "", labels: [String: String] = [:]) {
        self.name = name
        self.labels = labels
    }

    private enum CodingKeys: String, CodingKey {
        case name = "Name"
        case labels = "Labels"
    }
}
