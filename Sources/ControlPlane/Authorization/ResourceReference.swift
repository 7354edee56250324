import FoundationEssentials
package import Model
import Store

/// An object that a caller names.
package enum ResourceReference: Sendable, Hashable {
    case team(TeamID)
    case project(ProjectID)
    case environment(EnvironmentID, of: ProjectID)
    /// An environment by its slug; the project where it has none of that slug.
    case place(Slug, of: ProjectID)
    case application(ApplicationID)
    case deployment(DeploymentID)

    /// Without this permission the object does not exist for the caller.
    var readPermission: Permission {
        switch self {
        case .team: .teamRead
        case .project, .place: .projectRead
        case .environment: .environmentRead
        case .application: .applicationRead
        case .deployment: .deploymentRead
        }
    }

    /// What it is called in the store.
    var located: (kind: TenantObjectKind, id: UUID, slug: Slug?) {
        switch self {
        case .team(let id): (.team, id.rawValue, nil)
        case .project(let id): (.project, id.rawValue, nil)
        case .environment(let id, _): (.environment, id.rawValue, nil)
        case .place(let slug, let project): (.place, project.rawValue, slug)
        case .application(let id): (.application, id.rawValue, nil)
        case .deployment(let id): (.deployment, id.rawValue, nil)
        }
    }

    /// Whether what was found by the id is what was named: an environment belongs to the project that stands before it.
    func isAt(_ place: TenantPlace) -> Bool {
        guard case .environment(let id, let project) = self else { return true }
        guard case .environment(let found, _, let parent) = place else { return false }
        return found == id && parent == project
    }
}
