package import FoundationEssentials

/// A stage of a project with a network of its own: `production`, `staging`, `preview-12`.
package struct DeploymentEnvironment: Sendable {
    /// The environment that every project begins with.
    package static let defaultSlug = "production"

    package let id: EnvironmentID
    package let projectID: ProjectID
    package let slug: Slug
    /// The name of its overlay network.
    package let networkName: String
    package let createdAt: Date

    package init(id: EnvironmentID, projectID: ProjectID, slug: Slug, networkName: String, createdAt: Date) {
        self.id = id
        self.projectID = projectID
        self.slug = slug
        self.networkName = networkName
        self.createdAt = createdAt
    }
}
