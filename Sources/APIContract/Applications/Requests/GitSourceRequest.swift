/// A repository to build from.
package struct GitSourceRequest: Codable, Hashable, Sendable {
    /// Always `git`.
    package var type: SourceType
    package var url: String
    package var branch: String?
    package var rootDirectory: String?
    package var credentialId: String?
    package var submodules: Bool?
    package var lfs: Bool?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case type, url, branch, rootDirectory, credentialId, submodules, lfs
    }

    package init(
        type: SourceType = .git, url: String, branch: String? = nil, rootDirectory: String? = nil, credentialId: String? = nil,
        submodules: Bool? = nil, lfs: Bool? = nil
    ) {
        self.type = type
        self.url = url
        self.branch = branch
        self.rootDirectory = rootDirectory
        self.credentialId = credentialId
        self.submodules = submodules
        self.lfs = lfs
    }
}
