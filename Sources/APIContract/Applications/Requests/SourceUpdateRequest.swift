/// What changes of a source; with another `type`, everything that the new one needs.
package struct SourceUpdateRequest: Codable, Hashable, Sendable {
    package var type: SourceType?
    package var url: String?
    package var branch: String?
    package var rootDirectory: String?
    package var credentialId: Change<String>
    package var submodules: Bool?
    package var lfs: Bool?
    package var image: String?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case type, url, branch, rootDirectory, credentialId, submodules, lfs, image
    }

    package init(
        type: SourceType? = nil, url: String? = nil, branch: String? = nil, rootDirectory: String? = nil,
        credentialId: Change<String> = .unchanged, submodules: Bool? = nil, lfs: Bool? = nil, image: String? = nil
    ) {
        self.type = type
        self.url = url
        self.branch = branch
        self.rootDirectory = rootDirectory
        self.credentialId = credentialId
        self.submodules = submodules
        self.lfs = lfs
        self.image = image
    }
}
