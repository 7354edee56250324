/// Log driver of a plain container.
public struct LogConfig: Codable, Equatable, Sendable {
    /// For example `json-file`.
    @ZeroAsAbsent public var type: String
    /// Options of the driver.
    @ZeroAsAbsent public var config: [String: String]

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(type: String = "", config: [String: String] = [:]) {
        self.type = type
        self.config = config
    }

    private enum CodingKeys: String, CodingKey {
        case type = "Type"
        case config = "Config"
    }
}
