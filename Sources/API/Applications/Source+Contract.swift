import APIContract
import Model

extension SourceView {
    init(_ source: ApplicationSource) {
        switch source {
        case .git(let git):
            self.init(
                type: SourceType.git.rawValue, url: git.url.rawValue, branch: git.branch?.rawValue,
                rootDirectory: git.rootDirectory.description, submodules: false, lfs: false, credentialId: nil)
        case .image(let image):
            self.init(type: SourceType.image.rawValue, image: image.description, credentialId: nil)
        }
    }
}

extension SourceRequest {
    /// - Parameter branch: The branch where none is given.
    /// - Throws: ``ValidationError`` with all that is wrong.
    func source(without branch: GitReference? = .main) throws(ValidationError) -> ApplicationSource {
        switch self {
        case .git(let git):
            var validation = Self.unsupported(credential: git.credentialId, submodules: git.submodules, lfs: git.lfs)
            let url = validation.reading { () throws(ValidationError) in try GitURL(git.url, field: "source.url") }
            let given = validation.reading { () throws(ValidationError) in
                try git.branch.map { name throws(ValidationError) in try GitReference(name, field: "source.branch") }
            }
            let root = validation.reading { () throws(ValidationError) in
                try RelativePath(git.rootDirectory ?? ".", field: "source.rootDirectory")
            }
            try validation.finish()
            guard let url, let given, let root else { throw ValidationError([]) }
            return .git(GitSource(url: url, branch: given ?? branch, rootDirectory: root))
        case .image(let image):
            try Self.unsupported(credential: image.credentialId, submodules: nil, lfs: nil).finish()
            return .image(try ImageReference(image.image, field: "source.image"))
        }
    }

    private static func unsupported(credential: String?, submodules: Bool?, lfs: Bool?) -> Validation {
        var validation = Validation()
        validation.refuseUnsupported(credential != nil, "source.credentialId", "credentials are not built yet")
        validation.refuseUnsupported(submodules == true, "source.submodules", "submodules are not built yet")
        validation.refuseUnsupported(lfs == true, "source.lfs", "LFS is not built yet")
        return validation
    }
}

extension SourceUpdateRequest {
    /// The source after the change; another type needs all that it is made of.
    func applied(to current: ApplicationSource) throws(ValidationError) -> ApplicationSource {
        var url = self.url
        var branch = self.branch
        var root = self.rootDirectory
        var image = self.image
        let type: SourceType
        switch current {
        case .git(let git):
            type = self.type ?? .git
            if type == .git {
                url = url ?? git.url.rawValue
                branch = branch ?? git.branch?.rawValue
                root = root ?? git.rootDirectory.description
            }
        case .image(let reference):
            type = self.type ?? .image
            if type == .image { image = image ?? reference.description }
        }
        try self.checkMembers(of: type, url: url, image: image)
        switch type {
        case .git:
            return try SourceRequest.git(
                GitSourceRequest(
                    url: url ?? "", branch: branch, rootDirectory: root, credentialId: self.credentialId.value,
                    submodules: self.submodules, lfs: self.lfs)
            ).source(without: nil)
        case .image:
            return try SourceRequest.image(ImageSourceRequest(image: image ?? "", credentialId: self.credentialId.value)).source()
        }
    }

    private func checkMembers(of type: SourceType, url: String?, image: String?) throws(ValidationError) {
        var validation = Validation()
        switch type {
        case .git:
            validation.require(url != nil, "source.url", "is required")
            validation.require(self.image == nil, "source.image", "does not belong to a source of type git")
        case .image:
            validation.require(image != nil, "source.image", "is required")
            let foreign: [(Bool, String)] = [
                (self.url != nil, "url"), (self.branch != nil, "branch"), (self.rootDirectory != nil, "rootDirectory"),
                (self.submodules != nil, "submodules"), (self.lfs != nil, "lfs"),
            ]
            for (isGiven, name) in foreign {
                validation.require(!isGiven, "source.\(name)", "does not belong to a source of type image")
            }
        }
        try validation.finish()
    }
}
