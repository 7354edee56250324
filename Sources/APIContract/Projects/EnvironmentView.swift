package import FoundationEssentials

/// A stage of a project.
package struct EnvironmentView: Codable, Hashable, Sendable {
    package var id: String
    package var projectId: String
    package var slug: String
    package var createdAt: Date

    package init(id: String, projectId: String, slug: String, createdAt: Date) {
        self.id = id
        self.projectId = projectId
        self.slug = slug
        self.createdAt = createdAt
    }
}
