/// Where an image comes from; the members depend on `type`.
package struct SourceView: Codable, Hashable, Sendable {
    /// `git` or `image`.
    package var type: String
    package var url: String?
    /// Absent until the first deployment has found out which one the repository's HEAD names, where none was given.
    package var branch: String?
    package var rootDirectory: String?
    package var submodules: Bool?
    package var lfs: Bool?
    package var image: String?
    @Nullable package var credentialId: String?

    package init(
        type: String, url: String? = nil, branch: String? = nil, rootDirectory: String? = nil, submodules: Bool? = nil, lfs: Bool? = nil,
        image: String? = nil, credentialId: String?
    ) {
        self.type = type
        self.url = url
        self.branch = branch
        self.rootDirectory = rootDirectory
        self.submodules = submodules
        self.lfs = lfs
        self.image = image
        self.credentialId = credentialId
    }
}
