/// An engine's place in a Swarm.
public struct SwarmInfo: Codable, Equatable, Sendable {
    /// Id of this node; empty outside a Swarm.
    @ZeroAsAbsent public var nodeID: String
    /// Address of this node.
    @ZeroAsAbsent public var nodeAddress: String
    /// Whether it takes part.
    @ZeroAsAbsent public var localNodeState: LocalNodeState
    /// Whether services can be managed here.
    @ZeroAsAbsent public var isManager: Bool
    /// Why it does not take part.
    @ZeroAsAbsent public var error: String
    /// Nodes; managers know it.
    @ZeroAsAbsent public var nodes: Int
    /// Managers; managers know it.
    @ZeroAsAbsent public var managers: Int
    /// The Swarm; managers know it.
    public var cluster: SwarmCluster?

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        nodeID: String = "", nodeAddress: String = "", localNodeState: LocalNodeState = LocalNodeState(rawValue: ""),
        isManager: Bool = false, error: String = "", nodes: Int = 0, managers: Int = 0, cluster: SwarmCluster? = nil
    ) {
        self.nodeID = nodeID
        self.nodeAddress = nodeAddress
        self.localNodeState = localNodeState
        self.isManager = isManager
        self.error = error
        self.nodes = nodes
        self.managers = managers
        self.cluster = cluster
    }

    private enum CodingKeys: String, CodingKey {
        case nodeID = "NodeID"
        case nodeAddress = "NodeAddr"
        case localNodeState = "LocalNodeState"
        case isManager = "ControlAvailable"
        case error = "Error"
        case nodes = "Nodes"
        case managers = "Managers"
        case cluster = "Cluster"
    }
}
