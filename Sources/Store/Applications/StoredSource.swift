import Model

/// The JSON form of an application's source in Postgres; read back through the same checks as input.
struct StoredSource: Codable {
    var type: String
    var url: String?
    var branch: String?
    var rootDirectory: String?
    var image: String?

    init(_ source: ApplicationSource) {
        switch source {
        case .git(let git):
            self.type = "git"
            self.url = git.url.rawValue
            self.branch = git.branch?.rawValue
            self.rootDirectory = git.rootDirectory.rawValue
        case .image(let image):
            self.type = "image"
            self.image = image.description
        }
    }

    func source() throws(ValidationError) -> ApplicationSource {
        if self.type == "image" { return .image(try ImageReference(self.image ?? "")) }
        let branch = try self.branch.map { name throws(ValidationError) in try GitReference(name, field: "source.branch") }
        return .git(
            GitSource(
                url: try GitURL(self.url ?? ""), branch: branch,
                rootDirectory: try RelativePath(self.rootDirectory ?? "", field: "source.rootDirectory")))
    }
}
