package import FoundationEssentials
import Postgres

extension StoreSession {
    /// What the database tells of itself.
    package func databaseFacts() async throws(StoreError) -> DatabaseFacts {
        let facts = try await self.first(DatabaseStatements.facts, []) { row throws(PostgresError) in
            DatabaseFacts(
                name: try row[0], user: try row[1], schema: try row[2], version: try row[3], versionNumber: try row[4],
                encoding: try row[5], collation: try row[6], hasLZ4: try row[7], isReadOnly: try row[8], mayCreate: try row[9],
                maximumConnections: try row[10], reservedConnections: try row[11], connectionLimit: try row[12],
                usedConnections: try row[13], now: try row[14])
        }
        guard let facts else { throw .notFound }
        return facts
    }

    /// The server's clock.
    package func databaseClock() async throws(StoreError) -> Date {
        let clock: Date? = try await self.first(DatabaseStatements.clock, []) { row throws(PostgresError) in try row[0] }
        guard let clock else { throw .notFound }
        return clock
    }
}
