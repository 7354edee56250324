package import Model

/// An object that a caller names by its id.
package enum ResourceReference: Sendable, Hashable {
    case team(TeamID)
    case project(ProjectID)
    case application(ApplicationID)
    case deployment(DeploymentID)

    /// Without this permission the object does not exist for the caller.
    var readPermission: Permission {
        switch self {
        case .team: .teamRead
        case .project: .projectRead
        case .application: .applicationRead
        case .deployment: .deploymentRead
        }
    }
}
