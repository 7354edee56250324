/// `POST /api/deploy`: the application of a repository, made or changed, and deployed.
package struct RepositoryDeployRequest: Codable, Hashable, Sendable {
    package var gitUrl: String
    /// The branch to deploy; without, that of the application, and of a new one the branch that the repository's HEAD names.
    package var branch: String?
    /// The project; without, `default` of the caller's only team, which is made where there is none.
    package var projectId: String?
    /// The slug of the environment, which is made where there is none; `production` where not given.
    package var environment: String?
    /// The slug of the application; without, made of the repository's name.
    package var slug: String?
    /// The port that it listens on, null for none; without, that of the application, and 8080 of a new one.
    package var port: Change<Int>
    /// The variables to set beside those that are set.
    package var variables: [VariableUpdate]?
    /// The texts of dotenv files; of one name the last file counts, and an entry of `variables` more than any file.
    package var envFiles: [String]?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case gitUrl, branch, projectId, environment, slug, port, variables, envFiles
    }

    package init(
        gitUrl: String, branch: String? = nil, projectId: String? = nil, environment: String? = nil, slug: String? = nil,
        port: Change<Int> = .unchanged, variables: [VariableUpdate]? = nil, envFiles: [String]? = nil
    ) {
        self.gitUrl = gitUrl
        self.branch = branch
        self.projectId = projectId
        self.environment = environment
        self.slug = slug
        self.port = port
        self.variables = variables
        self.envFiles = envFiles
    }
}
