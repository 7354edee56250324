/// An image in detail.
public struct DockerImage: Codable, Equatable, Sendable {
    /// Digest of its configuration.
    public var id: String
    /// Tags that name it here.
    @ZeroAsAbsent public var repoTags: [String]
    /// `repository@digest` references under which a registry has it.
    @ZeroAsAbsent public var repoDigests: [String]
    /// When it was built; nil when the image does not say.
    public var created: DockerTimestamp?
    /// Size in bytes.
    @ZeroAsAbsent public var size: Int64
    /// For example `amd64`.
    @ZeroAsAbsent public var architecture: String
    /// For example `linux`.
    @ZeroAsAbsent public var os: String
    /// What a container takes from it.
    public var config: ImageConfig?

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        id: String, repoTags: [String] = [], repoDigests: [String] = [], created: DockerTimestamp? = nil, size: Int64 = 0,
        architecture: String = "", os: String = "", config: ImageConfig? = nil
    ) {
        self.id = id
        self.repoTags = repoTags
        self.repoDigests = repoDigests
        self.created = created
        self.size = size
        self.architecture = architecture
        self.os = os
        self.config = config
    }

    private enum CodingKeys: String, CodingKey {
        case id = "Id"
        case repoTags = "RepoTags"
        case repoDigests = "RepoDigests"
        case created = "Created"
        case size = "Size"
        case architecture = "Architecture"
        case os = "Os"
        case config = "Config"
    }
}
