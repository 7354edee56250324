package import Model

/// A repository that is to be deployed, and what its application is to be; what is nil stays, or is the default of a new one.
package struct RepositoryInput: Sendable {
    package var url: GitURL
    package var branch: GitReference?
    package var projectID: ProjectID?
    package var environment: Slug?
    /// nil for one made of the repository's name.
    package var slug: Slug?
    /// The port, nil within for none.
    package var port: Int??
    package var variables: [VariableChange]
    /// The texts of dotenv files.
    package var files: [String]

    package init(
        url: GitURL, branch: GitReference? = nil, projectID: ProjectID? = nil, environment: Slug? = nil, slug: Slug? = nil,
        port: Int?? = nil, variables: [VariableChange] = [], files: [String] = []
    ) {
        self.url = url
        self.branch = branch
        self.projectID = projectID
        self.environment = environment
        self.slug = slug
        self.port = port
        self.variables = variables
        self.files = files
    }
}
