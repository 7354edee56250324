/// A network to create.
public struct NetworkSpec: Codable, Equatable, Sendable {
    /// Name of the network.
    public var name: String
    /// Driver.
    public var driver: String
    /// Whether plain containers may join an overlay.
    @ZeroAsAbsent public var isAttachable: Bool
    /// Whether it has no way out.
    @ZeroAsAbsent public var isInternal: Bool
    /// Whether it has IPv6 addresses.
    @ZeroAsAbsent public var isIPv6Enabled: Bool
    /// Labels of the network.
    @ZeroAsAbsent public var labels: [String: String]
    /// Options of the driver, for example `encrypted`.
    @ZeroAsAbsent public var options: [String: String]
    /// Address ranges; nil lets the engine choose.
    public var ipam: NetworkIPAM?
    /// Whether a second network of the same name is refused.
    public var checkDuplicate: Bool

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        name: String, driver: String = "overlay", isAttachable: Bool = false, isInternal: Bool = false, isIPv6Enabled: Bool = false,
        labels: [String: String] = [:], options: [String: String] = [:], ipam: NetworkIPAM? = nil, checkDuplicate: Bool = true
    ) {
        self.name = name
        self.driver = driver
        self.isAttachable = isAttachable
        self.isInternal = isInternal
        self.isIPv6Enabled = isIPv6Enabled
        self.labels = labels
        self.options = options
        self.ipam = ipam
        self.checkDuplicate = checkDuplicate
    }

    private enum CodingKeys: String, CodingKey {
        case name = "Name"
        case driver = "Driver"
        case isAttachable = "Attachable"
        case isInternal = "Internal"
        case isIPv6Enabled = "EnableIPv6"
        case labels = "Labels"
        case options = "Options"
        case ipam = "IPAM"
        case checkDuplicate = "CheckDuplicate"
    }
}
