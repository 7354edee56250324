/// A network that a service's containers join.
public struct NetworkAttachmentConfig: Codable, Equatable, Sendable {
    /// Id or name of the network.
    public var target: String
    /// Further names under which the tasks resolve there.
    @ZeroAsAbsent public var aliases: [String]
    /// Options for the network's driver.
    @ZeroAsAbsent public var driverOpts: [String: String]

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(target: String, aliases: [String] = [], driverOpts: [String: String] = [:]) {
        self.target = target
        self.aliases = aliases
        self.driverOpts = driverOpts
    }

    private enum CodingKeys: String, CodingKey {
        case target = "Target"
        case aliases = "Aliases"
        case driverOpts = "DriverOpts"
    }
}
