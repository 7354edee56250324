import Postgres

/// The kinds of objects whose tenant is found by their id.
package enum TenantObjectKind: Sendable, Hashable {
    case team, project, application, deployment

    var statement: SQLStatement {
        switch self {
        case .team: TenantStatements.team
        case .project: TenantStatements.project
        case .application: TenantStatements.application
        case .deployment: TenantStatements.deployment
        }
    }
}
