package import FoundationEssentials

/// An application in a list.
package struct ApplicationSummary: Codable, Hashable, Sendable {
    package var id: String
    package var slug: String
    package var name: String
    package var environment: String
    /// `never_deployed deploying running degraded stopped failed`.
    package var status: String
    /// null for an application without a port.
    @Nullable package var url: String?
    package var replicas: Int
    @Nullable package var liveRelease: Int?
    package var updatedAt: Date

    package init(
        id: String, slug: String, name: String, environment: String, status: String, url: String?, replicas: Int, liveRelease: Int?,
        updatedAt: Date
    ) {
        self.id = id
        self.slug = slug
        self.name = name
        self.environment = environment
        self.status = status
        self.url = url
        self.replicas = replicas
        self.liveRelease = liveRelease
        self.updatedAt = updatedAt
    }
}
