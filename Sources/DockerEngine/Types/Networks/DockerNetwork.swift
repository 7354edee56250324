/// A network of the engine.
public struct DockerNetwork: Codable, Equatable, Sendable {
    /// Id of the network.
    public var id: String
    /// Name of the network.
    public var name: String
    /// When it was created.
    @ZeroAsAbsent public var created: DockerTimestamp
    /// `local` or `swarm`.
    @ZeroAsAbsent public var scope: String
    /// For example `bridge` or `overlay`.
    @ZeroAsAbsent public var driver: String
    /// Whether plain containers may join an overlay.
    @ZeroAsAbsent public var isAttachable: Bool
    /// Whether it has no way out.
    @ZeroAsAbsent public var isInternal: Bool
    /// Whether it carries the routing mesh.
    @ZeroAsAbsent public var isIngress: Bool
    /// Whether it has IPv6 addresses.
    @ZeroAsAbsent public var isIPv6Enabled: Bool
    /// Labels of the network.
    @ZeroAsAbsent public var labels: [String: String]
    /// Options of the driver.
    @ZeroAsAbsent public var options: [String: String]
    /// Its address ranges.
    public var ipam: NetworkIPAM?
    /// Containers of this node in it by id; filled in by inspect only.
    @ZeroAsAbsent public var containers: [String: NetworkContainer]

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        id: String, name: String, created: DockerTimestamp = .zero, scope: String = "", driver: String = "",
        isAttachable: Bool = false, isInternal: Bool = false, isIngress: Bool = false, isIPv6Enabled: Bool = false,
        labels: [String: String] = [:], options: [String: String] = [:], ipam: NetworkIPAM? = nil,
        containers: [String: NetworkContainer] = [:]
    ) {
        self.id = id
        self.name = name
        self.created = created
        self.scope = scope
        self.driver = driver
        self.isAttachable = isAttachable
        self.isInternal = isInternal
        self.isIngress = isIngress
        self.isIPv6Enabled = isIPv6Enabled
        self.labels = labels
        self.options = options
        self.ipam = ipam
        self.containers = containers
    }

    private enum CodingKeys: String, CodingKey {
        case id = "Id"
        case name = "Name"
        case created = "Created"
        case scope = "Scope"
        case driver = "Driver"
        case isAttachable = "Attachable"
        case isInternal = "Internal"
        case isIngress = "Ingress"
        case isIPv6Enabled = "EnableIPv6"
        case labels = "Labels"
        case options = "Options"
        case ipam = "IPAM"
        case containers = "Containers"
    }
}
