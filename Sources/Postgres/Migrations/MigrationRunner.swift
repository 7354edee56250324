public import Logging

/// Brings a database to the version of a folder of files `V0001__name.sql`: forward only, each file once and in a transaction of its own.
///
/// Runners exclude each other by an advisory lock. The table `roost_migrations` records what was applied, with the SHA-256 of each file.
public struct MigrationRunner: Sendable {
    private let configuration: PostgresConfiguration
    private let directory: String
    private let table: String
    private let logger: Logger

    /// A runner with a connection of its own; no ``PostgresDatabase`` needs to run.
    ///
    /// - Parameters:
    ///   - directory: the folder of migrations.
    ///   - table: the table that records them.
    public init(_ configuration: PostgresConfiguration, directory: String, table: String = "roost_migrations", logger: Logger) {
        self.configuration = configuration
        self.directory = directory
        self.table = table
        self.logger = logger
    }

    /// Where every migration stands.
    ///
    /// - Throws: ``MigrationError`` for a folder that is not in order, ``PostgresError`` for the connection.
    public func status() async throws -> [MigrationStatus] {
        let files = try MigrationFile.load(directory: self.directory)
        return try await self.withSession { session in try await session.plan(files).statuses }
    }

    /// Applies what is pending and returns it.
    ///
    /// - Throws: ``MigrationError`` when folder and database do not fit or a file fails, ``PostgresError`` for the connection.
    @discardableResult
    public func migrate() async throws -> [MigrationStatus] {
        let files = try MigrationFile.load(directory: self.directory)
        return try await self.withSession { session in try await session.migrate(files) }
    }

    private func withSession<R: Sendable>(_ body: @Sendable (MigrationSession) async throws -> R) async throws -> R {
        let session = MigrationSession(self.configuration, table: self.table, logger: self.logger)
        return try await withTaskCancellationHandler {
            do {
                try await session.open()
                let result = try await body(session)
                await session.close()
                return result
            } catch {
                await session.close()
                throw error
            }
        } onCancel: {
            session.cancel()
        }
    }
}
