/// A manager's place in the raft.
public struct ManagerStatus: Codable, Equatable, Sendable {
    /// Whether it leads.
    @ZeroAsAbsent public var leader: Bool
    /// `reachable` or `unreachable`.
    @ZeroAsAbsent public var reachability: String
    /// Address for other managers.
    @ZeroAsAbsent public var address: String

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(leader: Bool = false, reachability: String = "", address: String = "") {
        self.leader = leader
        self.reachability = reachability
        self.address = address
    }

    private enum CodingKeys: String, CodingKey {
        case leader = "Leader"
        case reachability = "Reachability"
        case address = "Addr"
    }
}
