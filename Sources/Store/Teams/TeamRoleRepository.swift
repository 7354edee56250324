import FoundationEssentials
package import Model
import Postgres

/// The roles that a team defines for itself.
package struct TeamRoleRepository: Sendable {
    let session: StoreSession
    let tenant: TenantContext

    private var team: any PostgresEncodable { self.tenant.teamID.rawValue }

    /// Lets nobody else change the team's roles before the transaction's end.
    package func lock() async throws(StoreError) {
        _ = try await self.session.first(TeamRoleStatements.lock, [self.team]) { row throws(PostgresError) in try row[0] as Int }
    }

    /// All of them, newest first, and which edition that is.
    package func edition() async throws(StoreError) -> (number: Int, roles: [TeamRole]) {
        let rows = try await self.session.query(TeamRoleStatements.edition, [self.team]) { row throws(PostgresError) in
            let name: String? = try row[1]
            return (edition: try row[0] as Int, role: try name == nil ? nil : Self.role(row, from: 1))
        }
        return (rows.first?.edition ?? 0, rows.compactMap(\.role))
    }

    /// - Throws: ``StoreError/conflict(subject:)`` where the team has a role of that name.
    package func insert(_ role: TeamRole) async throws(StoreError) -> TeamRole {
        try await self.write(TeamRoleStatements.insert, role)
    }

    /// What the role of that name is from now on.
    ///
    /// - Throws: ``StoreError/stale`` where there is none.
    package func update(_ role: TeamRole) async throws(StoreError) -> TeamRole {
        try await self.write(TeamRoleStatements.update, role)
    }

    /// - Throws: ``StoreError/notFound``; ``StoreError/roleInUse(holders:)`` where somebody has it.
    package func delete(_ name: RoleName) async throws(StoreError) {
        let holders: Int? = try await self.session.first(
            TeamRoleStatements.holders, [self.team, name.rawValue]
        ) { row throws(PostgresError) in try row[0] }
        if let holders, holders > 0 { throw .roleInUse(holders: holders) }
        if try await self.session.execute(TeamRoleStatements.delete, [self.team, name.rawValue]) != 1 { throw .notFound }
    }

    private func write(_ statement: SQLStatement, _ role: TeamRole) async throws(StoreError) -> TeamRole {
        let written = try await self.session.first(
            statement, [self.team, role.name.rawValue, role.summary, role.inherits, role.allow, try StoredJSON.encode(role.deny)]
        ) { row throws(PostgresError) in try Self.role(row, from: 0) }
        guard let written else { throw .stale }
        return written
    }

    private static func role(_ row: borrowing PostgresRow, from first: Int) throws(PostgresError) -> TeamRole {
        TeamRole(
            name: RoleName(stored: try row[first]), summary: try row[first + 1], inherits: try row[first + 2], allow: try row[first + 3],
            deny: try row.json(first + 4), revision: try row[first + 5], createdAt: try row[first + 6], updatedAt: try row[first + 7])
    }
}
