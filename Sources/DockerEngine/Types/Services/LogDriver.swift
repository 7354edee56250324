/// Where a container's output goes.
public struct LogDriver: Codable, Equatable, Sendable {
    /// For example `json-file` or `local`.
    @ZeroAsAbsent public var name: String
    /// The driver's options, for example `max-size`.
    @ZeroAsAbsent public var options: [String: String]

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(name: String = "", options: [String: String] = [:]) {
        self.name = name
        self.options = options
    }

    private enum CodingKeys: String, CodingKey {
        case name = "Name"
        case options = "Options"
    }
}
