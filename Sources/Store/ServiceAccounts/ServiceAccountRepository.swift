package import Model
import Postgres

/// The principals of a team that are no persons.
package struct ServiceAccountRepository: Sendable {
    let session: StoreSession
    let tenant: TenantContext

    private var team: any PostgresEncodable { self.tenant.teamID.rawValue }

    /// All of them, newest first.
    package func list() async throws(StoreError) -> [ServiceAccount] {
        try await self.session.query(ServiceAccountStatements.list, [self.team], decode: Self.account)
    }

    /// - Throws: ``StoreError/notFound`` also for one of another team, and for a person.
    package func find(_ id: UserID) async throws(StoreError) -> ServiceAccount {
        let account = try await self.session.first(ServiceAccountStatements.find, [self.team, id.rawValue], decode: Self.account)
        guard let account else { throw .notFound }
        return account
    }

    /// - Throws: ``StoreError/conflict(subject:)`` where the team has one of that name.
    package func insert(_ id: UserID, name: Slug, description: String, createdBy: String) async throws(StoreError) -> ServiceAccount {
        let account = try await self.session.first(
            ServiceAccountStatements.insert, [self.team, id.rawValue, name.rawValue, description, createdBy], decode: Self.account)
        guard let account else { throw .stale }
        return account
    }

    /// Ends an account with its roles and tokens.
    ///
    /// - Throws: ``StoreError/notFound``
    package func delete(_ id: UserID) async throws(StoreError) {
        if try await self.session.execute(ServiceAccountStatements.delete, [self.team, id.rawValue]) != 1 { throw .notFound }
    }

    @Sendable private static func account(_ row: borrowing PostgresRow) throws(PostgresError) -> ServiceAccount {
        let description: String? = try row[2]
        return ServiceAccount(
            id: try row.id(0), name: try row.slug(1), description: description ?? "", createdBy: try row[3], createdAt: try row[4],
            lastUsedAt: try row[5])
    }
}
