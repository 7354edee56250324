import APIContract
import ControlPlane
import Model

extension RepositoryDeployRequest {
    /// - Throws: ``ValidationError`` with all that is wrong with the form.
    func input() throws(ValidationError) -> RepositoryInput {
        var validation = Validation()
        let url = validation.reading { () throws(ValidationError) in try GitURL(self.gitUrl, field: "gitUrl") }
        let branch = validation.reading { () throws(ValidationError) in
            try self.branch.map { name throws(ValidationError) in try GitReference(name, field: "branch") }
        }
        let project = self.projectId.map { ProjectID($0) }
        validation.require(project != .some(nil), "projectId", "must be an id")
        let environment = self.environment.map { Slug($0) }
        let slug = self.slug.map { Slug($0) }
        for (value, field) in [(environment, "environment"), (slug, "slug")] {
            validation.require(value != .some(nil), field, "must be 1 to 40 of a-z, 0-9 and hyphens, and not begin or end with one")
        }
        if let port = self.port.value { validation.require(port, in: 1...65535, "port") }
        let files = self.envFiles ?? []
        validation.require(files.count <= Self.maximumFiles, "envFiles", "must be \(Self.maximumFiles) files at most")
        try validation.finish()
        guard let url else { throw ValidationError([]) }
        return RepositoryInput(
            url: url, branch: branch ?? nil, projectID: project ?? nil, environment: environment ?? nil, slug: slug ?? nil,
            port: self.port.given, variables: (self.variables ?? []).changes(), files: files)
    }

    /// The most dotenv files of one request.
    static let maximumFiles = 20
}

extension Change<Int> {
    /// The value, nil within for null; nil where nothing was given.
    fileprivate var given: Int?? {
        switch self {
        case .unchanged: .none
        case .null: .some(nil)
        case .value(let value): .some(value)
        }
    }
}
