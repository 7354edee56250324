import Model
import Postgres

extension StoreSession {
    /// The host by which users reach a service; nil for one that has none.
    package func publicHost(ofService name: String) async throws(StoreError) -> String? {
        try await self.first(DomainStatements.hostOfService, [name]) { row throws(PostgresError) in try row[0] }
    }

    /// The public routes of all teams: the ingress is the operator's, and serves them together.
    package func publicRoutes() async throws(StoreError) -> [PublicRoute] {
        try await self.query(DomainStatements.routes, []) { row throws(PostgresError) in
            PublicRoute(
                domainID: try row.id(0), host: try row[1], path: try row[2], serviceName: try row[3], networkName: try row[4],
                port: try row[5])
        }
    }
}
