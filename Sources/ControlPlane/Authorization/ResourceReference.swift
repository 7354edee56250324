import FoundationEssentials
package import Model
import Store

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

    /// What it is called in the store.
    var located: (kind: TenantObjectKind, id: UUID) {
        switch self {
        case .team(let id): (.team, id.rawValue)
        case .project(let id): (.project, id.rawValue)
        case .application(let id): (.application, id.rawValue)
        case .deployment(let id): (.deployment, id.rawValue)
        }
    }
}
