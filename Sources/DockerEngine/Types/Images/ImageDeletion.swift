/// One step of removing an image.
public struct ImageDeletion: Codable, Equatable, Sendable {
    /// Reference that no longer names the image.
    public var untagged: String?
    /// Layer or image that is gone.
    public var deleted: String?

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(untagged: String? = nil, deleted: String? = nil) {
        self.untagged = untagged
        self.deleted = deleted
    }

    private enum CodingKeys: String, CodingKey {
        case untagged = "Untagged"
        case deleted = "Deleted"
    }
}
