import ArgumentParser
import FoundationEssentials
import Postgres

/// Brings the database's schema up to date, or says how far it is.
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Apply the migrations that are missing.")

    @Flag(help: "Only show which migrations are applied.")
    var status = false

    func run() async throws {
        let settings = Settings()
        let runner = try settings.migrations(logger: try RoostdLogger.make(settings, label: "migrate"))
        for migration in try await self.status ? runner.status() : runner.migrate() { print(Self.line(migration)) }
    }

    private static func line(_ migration: MigrationStatus) -> String {
        let state =
            switch migration.state {
            case .applied(let date): "applied \(date.formatted(.iso8601))"
            case .pending: "pending"
            case .changed(let date): "applied \(date.formatted(.iso8601)), and the file has changed since"
            case .unknown(let date): "applied \(date.formatted(.iso8601)), and there is no file"
            }
        return "V\(migration.version) \(migration.name): \(state)"
    }
}
