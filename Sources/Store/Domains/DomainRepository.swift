package import Model
import Postgres

/// The hosts of a team's applications.
package struct DomainRepository: Sendable {
    let session: StoreSession
    let tenant: TenantContext

    /// - Throws: ``StoreError/conflict(subject:)`` where any team has the host and path already.
    package func insert(
        id: DomainID, application: ApplicationID, host: HostName, path: String, isGenerated: Bool
    ) async throws(StoreError) -> Domain {
        let domain = try await self.session.first(
            DomainStatements.insert,
            [id.rawValue, self.tenant.teamID.rawValue, application.rawValue, host.rawValue, path, isGenerated], decode: Self.domain)
        guard let domain else { throw .stale }
        return domain
    }

    package func list(of application: ApplicationID) async throws(StoreError) -> [Domain] {
        try await self.session.query(
            DomainStatements.list, [self.tenant.teamID.rawValue, application.rawValue], decode: Self.domain)
    }

    /// - Throws: ``StoreError/notFound`` for a domain that is generated or not this application's.
    package func delete(_ id: DomainID, of application: ApplicationID) async throws(StoreError) {
        let count = try await self.session.execute(
            DomainStatements.delete, [self.tenant.teamID.rawValue, application.rawValue, id.rawValue])
        if count != 1 { throw .notFound }
    }

    @Sendable private static func domain(_ row: borrowing PostgresRow) throws(PostgresError) -> Domain {
        let host: String = try row[2]
        guard let name = HostName(host) else { throw PostgresError.unreadable(column: 2, as: "host name") }
        return Domain(
            id: try row.id(0), applicationID: try row.id(1), host: name, path: try row[3], isGenerated: try row[4], createdAt: try row[5])
    }
}
