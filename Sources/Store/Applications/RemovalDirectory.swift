package import Model
import Postgres

extension StoreSession {
    /// The applications whose services of before a deletion may still run, with their tenants: a page of those beyond an id, by id.
    ///
    /// - Parameter last: The end of the page before; nil for the first one.
    package func applicationsToRemove(
        after last: ApplicationID?
    ) async throws(StoreError) -> [(id: ApplicationID, tenant: TenantContext, service: ServiceName)] {
        try await self.query(ApplicationStatements.toRemove, [last?.rawValue]) { row throws(PostgresError) in
            (id: try row.id(0), tenant: TenantContext(teamID: try row.id(1)), service: ServiceName(stored: try row[2]))
        }
    }

    /// The environments whose networks of before a deletion may still be there, and in which no service is left: a page of those beyond an id, by id.
    ///
    /// - Parameter last: The end of the page before; nil for the first one.
    package func environmentsToRemove(after last: EnvironmentID?) async throws(StoreError) -> [(id: EnvironmentID, network: String)] {
        try await self.query(ProjectStatements.environmentsToRemove, [last?.rawValue]) { row throws(PostgresError) in
            (id: try row.id(0), network: try row[1])
        }
    }

    /// Whether the network of before a deletion may still be there.
    package func isEnvironmentToRemove(_ id: EnvironmentID) async throws(StoreError) -> Bool {
        try await self.first(ProjectStatements.isEnvironmentToRemove, [id.rawValue]) { row throws(PostgresError) in try row[0] } ?? false
    }

    /// Notes that the network of before a deletion is gone.
    package func setEnvironmentRemoved(_ id: EnvironmentID) async throws(StoreError) {
        try await self.execute(ProjectStatements.setEnvironmentRemoved, [id.rawValue])
    }
}
