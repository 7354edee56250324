import APIContract

/// Whose variables a call is about, by ids.
package enum VariablePlace: Hashable, Sendable {
    case application(String)
    case environment(String, projectID: String)
    case project(String)

    var list: String {
        switch self {
        case .application(let id): APIPath.variables.filled(id)
        case .environment(let id, let projectID): APIPath.environmentVariables.filled(projectID, id)
        case .project(let id): APIPath.projectVariables.filled(id)
        }
    }

    var upload: String {
        switch self {
        case .application(let id): APIPath.variablesImport.filled(id)
        case .environment(let id, let projectID): APIPath.environmentVariablesImport.filled(projectID, id)
        case .project(let id): APIPath.projectVariablesImport.filled(id)
        }
    }
}
