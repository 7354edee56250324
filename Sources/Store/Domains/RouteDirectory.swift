import Model
import Postgres

extension StoreSession {
    /// The public routes of all teams: the ingress is the operator's, and serves them together.
    package func publicRoutes() async throws(StoreError) -> [PublicRoute] {
        try await self.query(DomainStatements.routes, []) { row throws(PostgresError) in
            PublicRoute(
                domainID: try row.id(0), host: try row[1], path: try row[2], serviceName: try row[3], networkName: try row[4],
                port: try row[5])
        }
    }
}
