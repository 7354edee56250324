import Logging
import Postgres

/// Keeps the server from serving a database whose schema is older than its statements.
enum SchemaCheck {
    /// A database that does not answer is no reason not to start: it may come.
    ///
    /// - Returns: whether it answered.
    /// - Throws: ``SettingsError`` where migrations are missing.
    @discardableResult
    static func run(_ settings: Settings, logger: Logger) async throws -> Bool {
        let pending: [MigrationStatus]
        do {
            pending = try await settings.migrations(logger: logger).status().filter { $0.state == .pending }
        } catch let error as PostgresError where error.isRetriable {
            logger.warning("the database does not answer; its schema is not checked", metadata: ["error": "\(error)"])
            return false
        }
        guard pending.isEmpty else {
            throw SettingsError(
                variable: "ROOST_DATABASE_URL", problem: "names a database without \(pending.count) migrations: run 'roostd migrate' first")
        }
        return true
    }
}
