import ArgumentParser
import Logging
import Postgres

/// Brings the database's schema up to date, or says how far it is.
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Apply the migrations that are missing.")

    @Flag(help: "Only show which migrations are applied.")
    var status = false

    func run() async throws {
        let settings = Settings()
        let runner = MigrationRunner(
            try settings.postgres(), directory: try settings.required("ROOST_MIGRATIONS_DIR"),
            logger: try RoostdLogger.make(settings, label: "migrate"))
        if self.status {
            for migration in try await runner.status() { print("V\(migration.version) \(migration.name) \(migration.state)") }
        } else {
            for migration in try await runner.migrate() { print("applied V\(migration.version) \(migration.name)") }
        }
    }
}
