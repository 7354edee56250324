package import Model

/// Where in its team an object is.
package enum TenantPlace: Sendable, Hashable {
    case team
    case project(ProjectID)
    /// An environment, with the slug that says of what kind it is.
    case environment(EnvironmentID, Slug, of: ProjectID)
}
