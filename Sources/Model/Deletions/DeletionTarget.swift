package import FoundationEssentials

/// One thing that is to be deleted, or restored.
package enum DeletionTarget: Sendable, Hashable {
    case team(TeamID)
    case project(ProjectID)
    case environment(EnvironmentID, of: ProjectID)
    case application(ApplicationID)

    package var kind: DeletionKind {
        switch self {
        case .team: .team
        case .project: .project
        case .environment: .environment
        case .application: .application
        }
    }

    package var id: UUID {
        switch self {
        case .team(let id): id.rawValue
        case .project(let id): id.rawValue
        case .environment(let id, _): id.rawValue
        case .application(let id): id.rawValue
        }
    }
}

extension DeletionTarget: CustomStringConvertible {
    /// As audit records name it: `kind/id`.
    package var description: String { "\(self.kind.rawValue)/\(self.id.text)" }
}
