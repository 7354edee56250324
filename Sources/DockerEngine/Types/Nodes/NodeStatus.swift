/// Whether a node is there.
public struct NodeStatus: Codable, Equatable, Sendable {
    /// State of the node.
    @ZeroAsAbsent public var state: NodeState
    /// Swarm's own words.
    @ZeroAsAbsent public var message: String
    /// Address of the node.
    @ZeroAsAbsent public var address: String

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(state: NodeState = NodeState(rawValue: ""), message: String = "", address: String = "") {
        self.state = state
        self.message = message
        self.address = address
    }

    private enum CodingKeys: String, CodingKey {
        case state = "State"
        case message = "Message"
        case address = "Addr"
    }
}
