import Postgres
import Store

extension Settings {
    /// Lends the database to a command.
    func withStore<Result: Sendable>(_ body: @escaping @Sendable (DataStore) async throws -> Result) async throws -> Result {
        let database = PostgresDatabase(try self.postgres(), logger: RoostdLogger.silent)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await database.run() }
            defer { group.cancelAll() }
            return try await body(DataStore(database))
        }
    }
}
