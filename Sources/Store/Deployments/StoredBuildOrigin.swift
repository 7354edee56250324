import Model

/// The JSON form of what an image was built from; read back through the same checks as input.
struct StoredBuildOrigin: Codable {
    var source: StoredSource
    var settings: BuildSettings

    init(_ origin: BuildOrigin) {
        self.source = StoredSource(.git(origin.source))
        self.settings = origin.settings
    }

    /// Nil where it names no repository.
    func origin() throws(ValidationError) -> BuildOrigin? {
        guard case .git(let source) = try self.source.source() else { return nil }
        return BuildOrigin(source: source, settings: self.settings)
    }
}
