package import FoundationEssentials

/// A row of the list of applications.
package struct ApplicationSummary: Sendable {
    package let id: ApplicationID
    package let slug: Slug
    package let name: String
    package let environment: Slug
    package let status: ApplicationStatus
    /// The first host that leads to it.
    package let host: String?
    package let replicas: Int
    package let liveRelease: Int?
    package let updatedAt: Date

    package init(
        id: ApplicationID, slug: Slug, name: String, environment: Slug, status: ApplicationStatus, host: String?, replicas: Int,
        liveRelease: Int?, updatedAt: Date
    ) {
        self.id = id
        self.slug = slug
        self.name = name
        self.environment = environment
        self.status = status
        self.host = host
        self.replicas = replicas
        self.liveRelease = liveRelease
        self.updatedAt = updatedAt
    }
}
