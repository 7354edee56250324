import FoundationEssentials
package import Model
import Postgres

/// Who has which role in the whole installation.
package struct SystemRoleRepository: Sendable {
    let session: StoreSession

    /// Everybody who has one, newest users first.
    package func list() async throws(StoreError) -> [SystemMember] { try await self.members(nil) }

    /// nil for who has none.
    package func find(_ user: UserID) async throws(StoreError) -> SystemMember? { try await self.members(user).first }

    /// Lets nobody else change the roles of a user before the transaction's end.
    package func lock(_ user: UserID) async throws(StoreError) {
        _ = try await self.session.first(SystemRoleStatements.lock, [user.rawValue]) { row throws(PostgresError) in try row[0] as Int }
    }

    /// The person with this name or address; nil for none, also for a service account.
    package func person(named name: String) async throws(StoreError) -> (id: UserID, username: String, isSuspended: Bool)? {
        try await self.session.first(SystemRoleStatements.person, [name.lowercased()], decode: Self.person)
    }

    /// The person or service account with this id; nil for none.
    package func principal(_ user: UserID) async throws(StoreError) -> (id: UserID, username: String, isSuspended: Bool)? {
        try await self.session.first(SystemRoleStatements.principal, [user.rawValue], decode: Self.person)
    }

    @Sendable private static func person(
        _ row: borrowing PostgresRow
    ) throws(PostgresError) -> (id: UserID, username: String, isSuspended: Bool) {
        (id: try row.id(0), username: try row[1], isSuspended: try row[2])
    }

    private func members(_ user: UserID?) async throws(StoreError) -> [SystemMember] {
        let rows = try await self.session.query(SystemRoleStatements.members, [user?.rawValue]) { row throws(PostgresError) in
            SystemMember(
                userID: try row.id(0), username: try row[1], roles: [(RoleName(stored: try row[2]), RoleOrigin(stored: try row[3]))],
                since: try row[4])
        }
        return rows.reduce(into: []) { members, row in
            guard let last = members.last, last.userID == row.userID else { return members.append(row) }
            members[members.count - 1] = SystemMember(
                userID: last.userID, username: last.username, roles: last.roles + row.roles, since: min(last.since, row.since))
        }
    }
}
