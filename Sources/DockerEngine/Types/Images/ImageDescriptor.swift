/// A manifest in a registry.
public struct ImageDescriptor: Codable, Equatable, Sendable {
    /// Kind of manifest.
    @ZeroAsAbsent public var mediaType: String
    /// Its digest, `sha256:…`.
    public var digest: String
    /// Its size in bytes.
    @ZeroAsAbsent public var size: Int64

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(mediaType: String = "", digest: String, size: Int64 = 0) {
        self.mediaType = mediaType
        self.digest = digest
        self.size = size
    }

    private enum CodingKeys: String, CodingKey {
        case mediaType
        case digest
        case size
    }
}
