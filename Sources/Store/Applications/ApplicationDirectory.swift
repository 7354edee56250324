package import Model
import Postgres

extension StoreSession {
    /// The applications of a project, newest first, and what the caller is there: one statement answers both, because this list is what
    /// is asked for most.
    ///
    /// - Parameter environment: only the applications of that one; nil for all.
    /// - Throws: ``StoreError/notFound`` where there is no such project in a team of the caller.
    package func applications(
        of project: ProjectID, for caller: Caller, environment: Slug?, after: ApplicationID?, limit: Int
    ) async throws(StoreError) -> (access: TenantAccess, applications: [ApplicationSummary]) {
        let rows = try await self.query(
            ApplicationStatements.list,
            [
                project.rawValue, caller.userID.rawValue, caller.boundTeamID?.rawValue, environment?.rawValue, after?.rawValue, limit,
            ]
        ) { row throws(PostgresError) in
            // Every row says what the caller is there; it is read once.
            (access: row.isFirst ? try Self.access(row) : nil, application: try Self.summary(row))
        }
        guard let access = rows.first?.access else { throw .notFound }
        return (access, Self.newestFirst(rows.compactMap(\.application)))
    }

    private static func access(_ row: borrowing PostgresRow) throws(PostgresError) -> TenantAccess {
        let roles: String = try row[1]
        return TenantAccess(
            tenant: TenantContext(teamID: try row.id(0)), roles: roles.split(separator: " ").compactMap { Role(rawValue: String($0)) },
            changes: try row[11])
    }

    /// The server sends them so, without a promise that it will.
    private static func newestFirst(_ applications: [ApplicationSummary]) -> [ApplicationSummary] {
        func isNewer(_ one: ApplicationSummary, _ other: ApplicationSummary) -> Bool { one.id.rawValue > other.id.rawValue }
        let isSorted = applications.indices.dropFirst().allSatisfy { isNewer(applications[$0 - 1], applications[$0]) }
        return isSorted ? applications : applications.sorted(by: isNewer)
    }

    private static func summary(_ row: borrowing PostgresRow) throws(PostgresError) -> ApplicationSummary? {
        guard let id: ApplicationID = try row.optionalID(2) else { return nil }
        return ApplicationSummary(
            id: id, slug: try row.slug(3), name: try row[4], environment: try row.slug(5), status: try row.value(6), host: try row[7],
            replicas: try row[8], liveRelease: try row[9], updatedAt: try row[10])
    }
}
