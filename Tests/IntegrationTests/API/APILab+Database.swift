import Postgres
import TestSupport

extension APILab {
    /// One row of the audit.
    struct AuditRow: Sendable {
        let action: String
        let actor: String
        let resource: String
        let isAllowed: Bool
        let address: String?
    }

    /// What was recorded, oldest first.
    func auditRows() async throws -> [AuditRow] {
        try await self.database.query(
            SQLStatement("test.audit", "SELECT action, actor_name, resource, allowed, address FROM audit_records ORDER BY id"), []
        ) { row throws(PostgresError) in
            AuditRow(action: try row[0], actor: try row[1], resource: try row[2], isAllowed: try row[3], address: try row[4])
        }
    }

    /// Suspends a user, as an operator does.
    func suspend(_ username: String) async throws {
        _ = try await self.database.execute(
            SQLStatement("test.suspend", "UPDATE users SET suspended_at = now() WHERE username = $1"), [username])
    }

    /// All that is kept of second factors, as text.
    func secondFactorDump() async throws -> String {
        let statements = ["SELECT t::text FROM user_totp t", "SELECT t::text FROM recovery_codes t"]
        var text = ""
        for (index, statement) in statements.enumerated() {
            let rows: [String] = try await self.database.query(SQLStatement("test.factor\(index)", statement), []) {
                row throws(PostgresError) in try row[0]
            }
            text += rows.joined(separator: "\n")
        }
        return text
    }
}
