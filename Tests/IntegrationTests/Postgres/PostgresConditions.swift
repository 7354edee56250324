import Postgres
import TestSupport

extension PostgresDatabase {
    /// The backends of this database that run a statement whose text contains a marker.
    func running(_ marker: String) async throws -> [Int] {
        let text = """
            SELECT pid FROM pg_stat_activity
            WHERE datname = current_database() AND state = 'active' AND query LIKE '%' || $1 || '%' AND pid <> pg_backend_pid()
            """
        return try await self.query(SQLStatement("running", text), [marker]) { row in try row[0] }
    }

    /// Waits until a statement runs whose text contains a marker.
    func waitForStatement(_ marker: String) async throws {
        try await eventually(within: .seconds(45), "a statement with \(marker)") { try await self.running(marker).isEmpty ? nil : () }
    }

    /// Waits until both shared connections are open.
    func waitForConnections() async throws {
        try await eventually(within: .seconds(45), "both connections: \(self.statistics)") {
            self.statistics.sharedConnections == 2 ? () : nil
        }
    }

    /// Waits until so many statements are on their way on the shared connections.
    func waitForStatementsInFlight(_ count: Int) async throws {
        try await eventually(within: .seconds(45), "\(count) statements in flight: \(self.statistics)") {
            self.statistics.statementsInFlight == count ? () : nil
        }
    }

    /// Lends a lock: statements that ask for `pg_advisory_xact_lock(1)` run until `body` has ended.
    func withHeldLock<R: Sendable>(_ body: (HeldLock) async throws -> R) async throws -> R {
        try await self.withTransaction { transaction in
            try await transaction.execute(SQLStatement("hold", "SELECT pg_advisory_xact_lock(1)::text"))
            return try await body(HeldLock(holder: transaction))
        }
    }

    /// One integer.
    func integer(_ text: String, _ parameters: [any PostgresEncodable] = []) async throws -> Int? {
        try await self.queryFirst(SQLStatement("integer", text), parameters) { row in try row[0] }
    }
}

/// An advisory lock that a transaction holds for as long as a test wants others to wait.
struct HeldLock {
    let holder: PostgresTransaction

    /// Waits until so many sessions of this database wait for this lock or another advisory one.
    func waitForWaiters(_ count: Int) async throws {
        let text = """
            SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """
        try await eventually(within: .seconds(45), "\(count) sessions that wait for a lock") {
            try await self.holder.queryFirst(SQLStatement("waiters", text)) { row in try row[0] as Int } == count ? () : nil
        }
    }
}

/// A statement under a name of its own.
func sql(_ text: String) -> SQLStatement { SQLStatement("test", text) }
