package import FoundationEssentials

/// A stage of a project with a network of its own: `production`, `staging`, `preview-12`.
package struct DeploymentEnvironment: Sendable {
    /// The environment that every project begins with.
    package static let defaultSlug = "production"

    package let id: EnvironmentID
    package let projectID: ProjectID
    package let slug: Slug
    package let name: String
    /// The name of its overlay network.
    package let networkName: String
    /// Counts the changes of the row; the entity tag.
    package let revision: Int
    package let createdAt: Date
    package let updatedAt: Date

    package init(
        id: EnvironmentID, projectID: ProjectID, slug: Slug, name: String, networkName: String, revision: Int, createdAt: Date,
        updatedAt: Date
    ) {
        self.id = id
        self.projectID = projectID
        self.slug = slug
        self.name = name
        self.networkName = networkName
        self.revision = revision
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}
