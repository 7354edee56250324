/// A platform of an image in a registry.
public struct DistributionPlatform: Codable, Equatable, Sendable {
    /// For example `amd64`.
    @ZeroAsAbsent public var architecture: String
    /// For example `linux`.
    @ZeroAsAbsent public var os: String

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(architecture: String = "", os: String = "") {
        self.architecture = architecture
        self.os = os
    }

    private enum CodingKeys: String, CodingKey {
        case architecture
        case os
    }
}
