/// A published port of a service.
public struct PortConfig: Codable, Equatable, Sendable {
    /// Name of the port, for people.
    @ZeroAsAbsent public var name: String
    /// Transport.
    @ZeroAsAbsent public var transport: PortProtocol
    /// Port in the container.
    @ZeroAsAbsent public var targetPort: Int
    /// Port of the node; 0 lets the engine choose.
    @ZeroAsAbsent public var publishedPort: Int
    /// Whether each node or only the task's node listens.
    @ZeroAsAbsent public var publishMode: PublishMode

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        name: String = "", transport: PortProtocol = .tcp, targetPort: Int = 0, publishedPort: Int = 0,
        publishMode: PublishMode = .ingress
    ) {
        self.name = name
        self.transport = transport
        self.targetPort = targetPort
        self.publishedPort = publishedPort
        self.publishMode = publishMode
    }

    private enum CodingKeys: String, CodingKey {
        case name = "Name"
        case transport = "Protocol"
        case targetPort = "TargetPort"
        case publishedPort = "PublishedPort"
        case publishMode = "PublishMode"
    }
}
