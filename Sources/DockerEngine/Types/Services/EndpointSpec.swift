/// How a service is resolved and published.
public struct EndpointSpec: Codable, Equatable, Sendable {
    /// Name resolution.
    @ZeroAsAbsent public var mode: EndpointMode
    /// Published ports.
    @ZeroAsAbsent public var ports: [PortConfig]

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(mode: EndpointMode = .vip, ports: [PortConfig] = []) {
        self.mode = mode
        self.ports = ports
    }

    private enum CodingKeys: String, CodingKey {
        case mode = "Mode"
        case ports = "Ports"
    }
}
