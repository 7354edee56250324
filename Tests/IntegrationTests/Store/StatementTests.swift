import Postgres
import Store
import TestSupport
import Testing

@Suite("SQL statements", .timeLimit(.minutes(2)))
struct StatementTests {
    @Test("Postgres accepts every statement on a migrated database")
    func everyStatementPrepares() async throws {
        try await withTestDatabase { database in
            for (index, statement) in AllStatements.list.enumerated() {
                do {
                    try await database.execute(SQLStatement("prepare.\(index)", "PREPARE check_\(index) AS \(statement.text)"))
                } catch {
                    Issue.record("\(statement.name): \(String(reflecting: error))")
                }
            }
        }
    }

    @Test("no two statements share a name, which is the key of the prepared ones")
    func names() {
        let names = AllStatements.list.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.count > 50)
    }
}
