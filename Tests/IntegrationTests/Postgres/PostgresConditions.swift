import Postgres

/// What a bounded wait ends with when its condition never holds.
struct ConditionNeverHeld: Error, CustomStringConvertible {
    let description: String
}

/// Asks again and again until a condition holds, at most for 10 seconds; the server itself makes the pauses.
func waitUntil(_ what: String, _ database: PostgresDatabase, _ condition: () async throws -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(10)
    while ContinuousClock.now < end {
        if try await condition() { return }
        _ = try await database.query(SQLStatement("pause", "SELECT pg_sleep(0.01)::text")) { _ in }
    }
    throw ConditionNeverHeld(description: what)
}

extension PostgresDatabase {
    /// The backends of this database that run a statement whose text contains a marker.
    func running(_ marker: String) async throws -> [Int] {
        let text = """
            SELECT pid FROM pg_stat_activity
            WHERE datname = current_database() AND state = 'active' AND query LIKE '%' || $1 || '%' AND pid <> pg_backend_pid()
            """
        return try await self.query(SQLStatement("running", text), [marker]) { row in try row[0] }
    }

    /// One integer.
    func integer(_ text: String, _ parameters: [any PostgresEncodable] = []) async throws -> Int? {
        try await self.queryFirst(SQLStatement("integer", text), parameters) { row in try row[0] }
    }
}

/// A statement under a name of its own.
func sql(_ text: String) -> SQLStatement { SQLStatement("test", text) }
