/// A config that a container mounts as a file.
public struct ConfigReference: Codable, Equatable, Sendable {
    /// Path, owner and mode of the file.
    public var file: FileTarget?
    /// Id of the config.
    public var configID: String
    /// Name of the config; it has to belong to the id.
    public var configName: String

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(file: FileTarget? = nil, configID: String, configName: String) {
        self.file = file
        self.configID = configID
        self.configName = configName
    }

    private enum CodingKeys: String, CodingKey {
        case file = "File"
        case configID = "ConfigID"
        case configName = "ConfigName"
    }
}
