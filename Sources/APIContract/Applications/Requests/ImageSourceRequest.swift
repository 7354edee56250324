/// An image to run.
package struct ImageSourceRequest: Codable, Hashable, Sendable {
    /// Always `image`.
    package var type: SourceType
    package var image: String
    package var credentialId: String?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case type, image, credentialId
    }

    package init(type: SourceType = .image, image: String, credentialId: String? = nil) {
        self.type = type
        self.image = image
        self.credentialId = credentialId
    }
}
