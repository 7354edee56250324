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
                !caller.systemRoles.isEmpty,
            ]
        ) { row throws(PostgresError) in
            // Every row says what the caller is there; it is read once.
            (access: row.isFirst ? try Self.access(row, project) : nil, application: try Self.summary(row))
        }
        guard let access = rows.first?.access else { throw .notFound }
        return (access, Self.newestFirst(rows.compactMap(\.application)))
    }

    /// The team, its counter, the edition of its own roles, whether a second factor is missing, and the caller's roles there, with blanks between; then those in the project, a bar before each.
    private static func access(_ row: borrowing PostgresRow, _ project: ProjectID) throws(PostgresError) -> TenantAccess {
        let text: String = try row[0]
        let roles = text.utf8.split(separator: UInt8(ascii: "|"))
        let parts = roles.first?.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) } ?? []
        guard parts.count >= 4, let team = TeamID(parts[0]), let changes = Int(parts[1]), let edition = Int(parts[2]) else {
            throw PostgresError.unreadable(column: 0, as: "access")
        }
        let placed = try PostgresRow.placedRoles(roles.dropFirst().map { String(Substring($0)) }, 0)
        return TenantAccess(
            tenant: TenantContext(teamID: team), place: .project(project),
            roles: HeldRoles(
                ofTeam: parts.dropFirst(4).map(RoleName.init(stored:)), placed: placed, edition: edition, lacksFactor: parts[3] == "t"),
            changes: changes)
    }

    /// The applications in some environments of a project, newest first.
    package func applications(
        in environments: [EnvironmentID], environment: Slug?, after: ApplicationID?, limit: Int, tenant: TenantContext
    ) async throws(StoreError) -> [ApplicationSummary] {
        let found = try await self.query(
            ApplicationStatements.listOfEnvironments,
            [tenant.teamID.rawValue, environments.map(\.rawValue), environment?.rawValue, after?.rawValue, limit],
            decode: { row throws(PostgresError) in try Self.summary(row) })
        return found.compactMap(\.self)
    }

    /// The server sends them so, without a promise that it will.
    private static func newestFirst(_ applications: [ApplicationSummary]) -> [ApplicationSummary] {
        func isNewer(_ one: ApplicationSummary, _ other: ApplicationSummary) -> Bool { one.id.rawValue > other.id.rawValue }
        let isSorted = applications.indices.dropFirst().allSatisfy { isNewer(applications[$0 - 1], applications[$0]) }
        return isSorted ? applications : applications.sorted(by: isNewer)
    }

    private static func summary(_ row: borrowing PostgresRow) throws(PostgresError) -> ApplicationSummary? {
        guard let id: ApplicationID = try row.optionalID(1) else { return nil }
        return ApplicationSummary(
            id: id, slug: try row.slug(2), name: try row[3], environment: try row.slug(4), status: try row.value(5), host: try row[6],
            replicas: try row[7], liveRelease: try row[8], updatedAt: try row[9])
    }
}
