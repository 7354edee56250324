/// An address range of a network.
public struct NetworkIPAMRange: Codable, Equatable, Sendable {
    /// Range in CIDR form.
    @ZeroAsAbsent public var subnet: String
    /// Address of the gateway.
    @ZeroAsAbsent public var gateway: String

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(subnet: String = "", gateway: String = "") {
        self.subnet = subnet
        self.gateway = gateway
    }

    private enum CodingKeys: String, CodingKey {
        case subnet = "Subnet"
        case gateway = "Gateway"
    }
}
