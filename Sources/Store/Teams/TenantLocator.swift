import FoundationEssentials
package import Model
import Postgres

/// Finds the tenant of an object that a caller names by id, without ever showing one of a team that the caller is no member of.
package struct TenantLocator: Sendable {
    let session: StoreSession
    let caller: Caller

    package func team(_ id: TeamID) async throws(StoreError) -> TenantAccess { try await self.find(TenantStatements.team, id.rawValue) }
    package func project(_ id: ProjectID) async throws(StoreError) -> TenantAccess {
        try await self.find(TenantStatements.project, id.rawValue)
    }
    package func application(_ id: ApplicationID) async throws(StoreError) -> TenantAccess {
        try await self.find(TenantStatements.application, id.rawValue)
    }
    package func deployment(_ id: DeploymentID) async throws(StoreError) -> TenantAccess {
        try await self.find(TenantStatements.deployment, id.rawValue)
    }
    package func domain(_ id: DomainID) async throws(StoreError) -> TenantAccess {
        try await self.find(TenantStatements.domain, id.rawValue)
    }

    /// The same for what may be deleted: a target of a restore.
    package func deleted(_ target: DeletionTarget) async throws(StoreError) -> TenantAccess {
        switch target {
        case .team(let id): try await self.find(TenantStatements.deletedTeam, id.rawValue)
        case .project(let id), .environment(_, of: let id): try await self.find(TenantStatements.deletedProject, id.rawValue)
        case .application(let id): try await self.find(TenantStatements.deletedApplication, id.rawValue)
        }
    }

    private func find(_ statement: SQLStatement, _ id: UUID) async throws(StoreError) -> TenantAccess {
        let access = try await self.session.first(
            statement, [id, self.caller.userID.rawValue, self.caller.boundTeamID?.rawValue]
        ) { row throws(PostgresError) in
            let roles: [String] = try row[1]
            return TenantAccess(
                tenant: TenantContext(teamID: try row.id(0)), roles: roles.compactMap(Role.init(rawValue:)), changes: try row[2])
        }
        guard let access else { throw .notFound }
        return access
    }
}
