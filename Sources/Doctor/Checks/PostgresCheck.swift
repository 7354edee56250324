internal import Logging
package import Postgres
internal import Store

/// Whether the database is reached, new enough, migrated, writable, and has room for the connections of this process.
package struct PostgresCheck: Check {
    package let part = "postgres"
    package let repair = "Start Postgres, or let ROOST_DATABASE_URL say where it is."
    private let configuration: PostgresConfiguration
    private let migrationsDirectory: String

    /// - Parameters:
    ///   - configuration: as the server uses it; the check itself takes one connection at a time.
    ///   - migrationsDirectory: the folder of the migrations.
    package init(_ configuration: PostgresConfiguration, migrationsDirectory: String) {
        self.configuration = configuration
        self.migrationsDirectory = migrationsDirectory
    }

    package func examine() async throws -> [Finding] {
        let logger = Logger(label: "doctor", factory: { _ in SwiftLogNoOpLogHandler() })
        var configuration = self.configuration
        configuration.connectTimeout = .seconds(4)
        configuration.statementTimeout = .seconds(4)
        let statuses: [MigrationStatus]
        do {
            statuses = try await MigrationRunner(configuration, directory: self.migrationsDirectory, logger: logger).status()
        } catch let error as PostgresError {
            return [PostgresVerdict.unreachable(error)]
        } catch let error as MigrationError {
            return [
                .failed(
                    "postgres.migrations", "\(error)", repair: "Let ROOST_MIGRATIONS_DIR name the migrations that came with this roostd.")
            ]
        }
        let facts = try await DatabaseFacts.read(configuration, logger: logger)
        return PostgresVerdict.findings(facts, connections: self.configuration.connectionsOfServer)
            + [PostgresVerdict.migrations(statuses)]
    }
}

extension PostgresConfiguration {
    /// What one process of the server may hold open: shared ones, those of transactions, and three that listen.
    var connectionsOfServer: Int { self.maximumConnections + self.pipelinedConnections + 3 }
}
