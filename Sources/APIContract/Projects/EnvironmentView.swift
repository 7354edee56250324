package import FoundationEssentials

/// A stage of a project.
package struct EnvironmentView: Codable, Hashable, Sendable {
    package var id: String
    package var projectId: String
    package var slug: String
    package var name: String
    package var createdAt: Date
    package var updatedAt: Date

    package init(id: String, projectId: String, slug: String, name: String, createdAt: Date, updatedAt: Date) {
        self.id = id
        self.projectId = projectId
        self.slug = slug
        self.name = name
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}
