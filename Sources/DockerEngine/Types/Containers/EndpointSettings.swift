/// The place of a container in one network.
public struct EndpointSettings: Codable, Equatable, Sendable {
    /// Id of the network.
    @ZeroAsAbsent public var networkID: String
    /// Id of the end point; empty while the container does not run.
    @ZeroAsAbsent public var endpointID: String
    /// Further names in that network.
    @ZeroAsAbsent public var aliases: [String]
    /// Address; empty while the container does not run.
    @ZeroAsAbsent public var ipAddress: String
    /// Address of the gateway.
    @ZeroAsAbsent public var gateway: String

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(networkID: String = "", endpointID: String = "", aliases: [String] = [], ipAddress: String = "", gateway: String = "") {
        self.networkID = networkID
        self.endpointID = endpointID
        self.aliases = aliases
        self.ipAddress = ipAddress
        self.gateway = gateway
    }

    private enum CodingKeys: String, CodingKey {
        case networkID = "NetworkID"
        case endpointID = "EndpointID"
        case aliases = "Aliases"
        case ipAddress = "IPAddress"
        case gateway = "Gateway"
    }
}
