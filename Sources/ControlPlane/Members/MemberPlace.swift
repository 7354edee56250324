package import Model

/// Where somebody is, or becomes, a member.
package enum MemberPlace: Sendable, Hashable {
    case team(TeamID)
    case project(ProjectID)
    case environment(EnvironmentID, of: ProjectID)

    /// The object whose rights decide about its members.
    var reference: ResourceReference {
        switch self {
        case .team(let id): .team(id)
        case .project(let id): .project(id)
        case .environment(let id, let project): .environment(id, of: project)
        }
    }

    /// The same within its team.
    var role: RolePlace {
        switch self {
        case .team: .team
        case .project(let id): .project(id)
        case .environment(let id, let project): .environment(id, of: project)
        }
    }
}
