/// Networks and ports of a container.
public struct NetworkSettings: Codable, Equatable, Sendable {
    /// Its place in each network by name.
    @ZeroAsAbsent public var networks: [String: EndpointSettings]
    /// Published ports by container port; nil for a port that is only exposed.
    @ZeroAsAbsent public var ports: [String: [PortBinding]?]

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(networks: [String: EndpointSettings] = [:], ports: [String: [PortBinding]?] = [:]) {
        self.networks = networks
        self.ports = ports
    }

    private enum CodingKeys: String, CodingKey {
        case networks = "Networks"
        case ports = "Ports"
    }
}
