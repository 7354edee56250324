/// Addresses and ports of a service in effect.
public struct ServiceEndpoint: Codable, Equatable, Sendable {
    /// Ports with the numbers that the engine chose.
    @ZeroAsAbsent public var ports: [PortConfig]
    /// Virtual addresses, one per network; empty in mode `dnsrr`.
    @ZeroAsAbsent public var virtualIPs: [VirtualIP]

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(ports: [PortConfig] = [], virtualIPs: [VirtualIP] = []) {
        self.ports = ports
        self.virtualIPs = virtualIPs
    }

    private enum CodingKeys: String, CodingKey {
        case ports = "Ports"
        case virtualIPs = "VirtualIPs"
    }
}
