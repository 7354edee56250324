/// The virtual address of a service in one network.
public struct VirtualIP: Codable, Equatable, Sendable {
    /// Id of the network.
    @ZeroAsAbsent public var networkID: String
    /// Address with prefix length.
    @ZeroAsAbsent public var address: String

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(networkID: String = "", address: String = "") {
        self.networkID = networkID
        self.address = address
    }

    private enum CodingKeys: String, CodingKey {
        case networkID = "NetworkID"
        case address = "Addr"
    }
}
