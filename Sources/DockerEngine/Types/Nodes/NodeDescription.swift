/// What a node says of itself.
public struct NodeDescription: Codable, Equatable, Sendable {
    /// Host name.
    @ZeroAsAbsent public var hostname: String
    /// Architecture and system.
    public var platform: Platform?
    /// What it has in all.
    public var resources: NodeResources?
    /// Its engine.
    public var engine: NodeEngine?

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(hostname: String = "", platform: Platform? = nil, resources: NodeResources? = nil, engine: NodeEngine? = nil) {
        self.hostname = hostname
        self.platform = platform
        self.resources = resources
        self.engine = engine
    }

    private enum CodingKeys: String, CodingKey {
        case hostname = "Hostname"
        case platform = "Platform"
        case resources = "Resources"
        case engine = "Engine"
    }
}
