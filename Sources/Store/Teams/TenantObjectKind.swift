import Postgres

/// The kinds of objects whose tenant is found by their id.
package enum TenantObjectKind: Sendable, Hashable {
    case team, project, environment, application, deployment
    /// An environment by the id of its project and its own slug; the project where it has none of that slug.
    case place

    var statement: SQLStatement {
        switch self {
        case .team: TenantStatements.team
        case .project: TenantStatements.project
        case .environment: TenantStatements.environment
        case .application: TenantStatements.application
        case .deployment: TenantStatements.deployment
        case .place: TenantStatements.place
        }
    }
}
