/// What a push left in the registry.
public struct PushResult: Codable, Equatable, Sendable {
    /// Tag in the repository.
    @ZeroAsAbsent public var tag: String
    /// Digest of the manifest, `sha256:…`.
    @ZeroAsAbsent public var digest: String
    /// Size of the manifest in bytes.
    @ZeroAsAbsent public var size: Int64

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(tag: String = "", digest: String = "", size: Int64 = 0) {
        self.tag = tag
        self.digest = digest
        self.size = size
    }

    private enum CodingKeys: String, CodingKey {
        case tag = "Tag"
        case digest = "Digest"
        case size = "Size"
    }
}
