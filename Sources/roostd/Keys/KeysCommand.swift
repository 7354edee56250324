import ArgumentParser
import Store

/// `roostd keys`: the master keys that seal secrets.
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Make master keys, and change the one that seals secrets.",
        discussion: """
            ROOST_MASTER_KEY_FILE holds them, one a line, the current one first; ops/docs/keys.md tells what they seal. Needs the database \
            (ROOST_DATABASE_URL) and ROOST_MIGRATIONS_DIR, but for generate; servers may run meanwhile.
            """,
        subcommands: [Generate.self, Rotate.self, Status.self])

    /// Lends the database, which must have all migrations.
    static func withStore<Result: Sendable>(
        _ settings: Settings, _ body: @escaping @Sendable (DataStore) async throws -> Result
    ) async throws -> Result {
        try await SchemaCheck.run(settings, logger: RoostdLogger.silent)
        return try await settings.withStore(body)
    }
}
