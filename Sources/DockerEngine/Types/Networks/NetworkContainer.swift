/// A container in a network.
public struct NetworkContainer: Codable, Equatable, Sendable {
    /// Name of the container.
    @ZeroAsAbsent public var name: String
    /// Id of its end point.
    @ZeroAsAbsent public var endpointID: String
    /// Address with prefix length.
    @ZeroAsAbsent public var ipv4Address: String
    /// Address with prefix length.
    @ZeroAsAbsent public var ipv6Address: String

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(name: String = "", endpointID: String = "", ipv4Address: String = "", ipv6Address: String = "") {
        self.name = name
        self.endpointID = endpointID
        self.ipv4Address = ipv4Address
        self.ipv6Address = ipv6Address
    }

    private enum CodingKeys: String, CodingKey {
        case name = "Name"
        case endpointID = "EndpointID"
        case ipv4Address = "IPv4Address"
        case ipv6Address = "IPv6Address"
    }
}
