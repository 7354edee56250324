/// What a registry says about an image.
public struct Distribution: Codable, Equatable, Sendable {
    /// The manifest.
    public var descriptor: ImageDescriptor
    /// Platforms that it exists for.
    @ZeroAsAbsent public var platforms: [DistributionPlatform]

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(descriptor: ImageDescriptor, platforms: [DistributionPlatform] = []) {
        self.descriptor = descriptor
        self.platforms = platforms
    }

    private enum CodingKeys: String, CodingKey {
        case descriptor = "Descriptor"
        case platforms = "Platforms"
    }
}
