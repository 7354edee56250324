/// Where in a team a role is bound: it counts there and in all that is below.
package enum RolePlace: Sendable, Hashable {
    case team
    case project(ProjectID)
    case environment(EnvironmentID, of: ProjectID)

    /// The project that it is, or is in.
    package var projectID: ProjectID? {
        switch self {
        case .team: nil
        case .project(let id), .environment(_, of: let id): id
        }
    }

    package var environmentID: EnvironmentID? { if case .environment(let id, _) = self { id } else { nil } }
}
