/// An image in a list.
public struct ImageSummary: Codable, Equatable, Sendable {
    /// Digest of its configuration.
    public var id: String
    /// Tags that name it here.
    @ZeroAsAbsent public var repoTags: [String]
    /// `repository@digest` references.
    @ZeroAsAbsent public var repoDigests: [String]
    /// When it was built, in seconds since 1970.
    @ZeroAsAbsent public var created: Int64
    /// Size in bytes.
    @ZeroAsAbsent public var size: Int64
    /// Labels of the image.
    @ZeroAsAbsent public var labels: [String: String]

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        id: String, repoTags: [String] = [], repoDigests: [String] = [], created: Int64 = 0, size: Int64 = 0,
        labels: [String: String] = [:]
    ) {
        self.id = id
        self.repoTags = repoTags
        self.repoDigests = repoDigests
        self.created = created
        self.size = size
        self.labels = labels
    }

    private enum CodingKeys: String, CodingKey {
        case id = "Id"
        case repoTags = "RepoTags"
        case repoDigests = "RepoDigests"
        case created = "Created"
        case size = "Size"
        case labels = "Labels"
    }
}
