/// Address management of a network.
public struct NetworkIPAM: Codable, Equatable, Sendable {
    /// Driver that gives addresses out.
    @ZeroAsAbsent public var driver: String
    /// Address ranges.
    @ZeroAsAbsent public var config: [NetworkIPAMRange]

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(driver: String = "", config: [NetworkIPAMRange] = []) {
        self.driver = driver
        self.config = config
    }

    private enum CodingKeys: String, CodingKey {
        case driver = "Driver"
        case config = "Config"
    }
}
