/// What operators set on a node.
public struct NodeSpec: Codable, Equatable, Sendable {
    /// Name of the node; often empty.
    @ZeroAsAbsent public var name: String
    /// Labels that constraints may name.
    @ZeroAsAbsent public var labels: [String: String]
    /// Manager or worker.
    @ZeroAsAbsent public var role: NodeRole
    /// Whether it takes tasks.
    @ZeroAsAbsent public var availability: NodeAvailability

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        name: String = "", labels: [String: String] = [:], role: NodeRole = NodeRole(rawValue: ""),
        availability: NodeAvailability = NodeAvailability(rawValue: "")
    ) {
        self.name = name
        self.labels = labels
        self.role = role
        self.availability = availability
    }

    private enum CodingKeys: String, CodingKey {
        case name = "Name"
        case labels = "Labels"
        case role = "Role"
        case availability = "Availability"
    }
}
