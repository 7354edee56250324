package import Model
import Postgres

extension StoreSession {
    /// The deleted applications whose services may still run, with their tenants.
    package func applicationsToRemove() async throws(StoreError) -> [(id: ApplicationID, tenant: TenantContext, service: ServiceName)] {
        try await self.query(ApplicationStatements.toRemove, []) { row throws(PostgresError) in
            (id: try row.id(0), tenant: TenantContext(teamID: try row.id(1)), service: ServiceName(stored: try row[2]))
        }
    }
}
