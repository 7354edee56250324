import Model
import Postgres

extension Invitation {
    /// Reads what ``InvitationStatements`` select.
    @Sendable static func read(_ row: borrowing PostgresRow) throws(PostgresError) -> Self {
        let roles: [String] = try row[4]
        return Invitation(
            id: try row.id(0), teamID: try row.id(1), teamName: try row[2], email: try row[3], roles: roles.map(RoleName.init(stored:)),
            inviterID: try row.id(5), inviter: try row[6], revision: try row[10], createdAt: try row[7], expiresAt: try row[8],
            mailedAt: try row[9])
    }
}
