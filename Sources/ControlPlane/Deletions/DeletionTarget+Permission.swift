import Model

extension DeletionTarget {
    /// What one must be allowed to do to delete it, and to restore it.
    var permission: Permission {
        switch self {
        case .team: .teamDelete
        case .project: .projectDelete
        case .environment: .environmentDelete
        case .application: .applicationDelete
        }
    }

    /// The object on which that is decided.
    var resource: ResourceReference {
        switch self {
        case .team(let id): .team(id)
        case .project(let id): .project(id)
        case .environment(let id, let project): .environment(id, of: project)
        case .application(let id): .application(id)
        }
    }
}

extension DeletionKind {
    /// Without this permission nothing of the kind exists for the caller, deleted or not.
    var readPermission: Permission {
        switch self {
        case .team: .teamRead
        case .project: .projectRead
        case .environment: .environmentRead
        case .application: .applicationRead
        }
    }
}
