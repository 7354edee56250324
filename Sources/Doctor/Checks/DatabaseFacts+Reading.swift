internal import Logging
internal import Postgres
internal import Store

extension DatabaseFacts {
    /// Asks a server over a connection of its own.
    static func read(_ configuration: PostgresConfiguration, logger: Logger) async throws -> DatabaseFacts {
        var configuration = configuration
        configuration.pipelinedConnections = 1
        configuration.shutdownTimeout = .seconds(1)
        let database = PostgresDatabase(configuration, logger: logger)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await database.run() }
            let facts = try await DataStore(database).session.databaseFacts()
            group.cancelAll()
            return facts
        }
    }
}
