package import FoundationEssentials
package import Model

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
}
