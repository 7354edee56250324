import Foundation
import Postgres
import Testing

extension APILab {
    /// One record of the audit, as it is kept.
    struct KeptRecord: Sendable, CustomStringConvertible {
        let id: Int
        let team: UUID?
        let actor: String
        let action: String
        let resource: String
        let isAllowed: Bool

        var description: String { "\(self.action) \(self.resource) by \(self.actor)\(self.isAllowed ? "" : ", refused")" }
    }

    /// What was recorded after a record, but for uses of tokens.
    func records(after id: Int = 0) async throws -> [KeptRecord] {
        let statement = SQLStatement(
            "test.records",
            """
            SELECT id, team_id, actor_name, action, resource, allowed FROM audit_records WHERE id > $1 AND action <> 'token.use' ORDER BY id
            """)
        return try await self.database.query(statement, [id]) { row throws(PostgresError) in
            KeptRecord(
                id: try row[0], team: try row[1], actor: try row[2], action: try row[3], resource: try row[4], isAllowed: try row[5])
        }
    }

    /// What a request leaves in the audit.
    func records<Answer>(of request: () async throws -> Answer) async throws -> (answer: Answer, records: [KeptRecord]) {
        let last = try await self.records().last?.id ?? 0
        let answer = try await request()
        return (answer, try await self.records(after: last))
    }
}
