/// Settings of a new container's networks.
public struct NetworkingConfig: Codable, Equatable, Sendable {
    /// Settings by network name.
    @ZeroAsAbsent public var endpoints: [String: EndpointSettings]

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(endpoints: [String: EndpointSettings] = [:]) {
        self.endpoints = endpoints
    }

    private enum CodingKeys: String, CodingKey {
        case endpoints = "EndpointsConfig"
    }
}
