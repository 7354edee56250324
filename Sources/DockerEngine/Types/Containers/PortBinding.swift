/// A host port of a container port.
public struct PortBinding: Codable, Equatable, Sendable {
    /// Address that listens; empty is every one.
    @ZeroAsAbsent public var hostIP: String
    /// Port as text; empty lets the engine choose.
    @ZeroAsAbsent public var hostPort: String

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(hostIP: String = "", hostPort: String = "") {
        self.hostIP = hostIP
        self.hostPort = hostPort
    }

    private enum CodingKeys: String, CodingKey {
        case hostIP = "HostIp"
        case hostPort = "HostPort"
    }
}
