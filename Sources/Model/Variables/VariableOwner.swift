package import FoundationEssentials

/// Whose variables they are.
package enum VariableOwner: Sendable, Hashable {
    case application(ApplicationID)
    /// Shared by all applications of an environment.
    case environment(EnvironmentID, of: ProjectID)
    /// Shared by all applications of a project.
    case project(ProjectID)

    /// Which kind of owner a variable comes from, the one that counts most first.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case application
        case environment
        case project
    }

    package var kind: Kind {
        switch self {
        case .application: .application
        case .environment: .environment
        case .project: .project
        }
    }

    package var uuid: UUID {
        switch self {
        case .application(let id): id.rawValue
        case .environment(let id, of: _): id.rawValue
        case .project(let id): id.rawValue
        }
    }

    /// The owner's id as text.
    package var id: String { self.uuid.text }
}
