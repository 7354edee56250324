internal import Foundation
internal import Postgres

/// The migrated databases that tests are copied from: one for each content of the migration folder, made once and kept on the server.
enum TestDatabaseTemplate {
    /// The name of the template for the folder as it is now, which exists when this returns.
    static func current(_ location: DatabaseLocation) async throws -> String {
        let name = "roost_template_\(try self.fingerprint())"
        try await withAdministration(location) { admin in
            if try await self.exists(name, admin) { return }
            try await admin.withTransaction { transaction in
                // Another test process may be making the same one.
                _ = try await transaction.query(
                    SQLStatement("lock", "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))::text"), [name]
                ) { _ in }
                if try await self.exists(name, admin) { return }
                try await self.make(name, location, admin)
            }
        }
        return name
    }

    private static func make(_ name: String, _ location: DatabaseLocation, _ admin: PostgresDatabase) async throws {
        let building = "\(name)_new"
        _ = try await admin.execute(SQLStatement("drop-template", "DROP DATABASE IF EXISTS \"\(building)\" WITH (FORCE)"))
        _ = try await admin.execute(SQLStatement("create-template", "CREATE DATABASE \"\(building)\" TEMPLATE template0"))
        let configuration = PostgresConfiguration(connectionString: location.uri(database: building))
        let runner = MigrationRunner(configuration, directory: TestDatabase.migrationsDirectory, logger: TestDatabase.logger)
        if !(try self.files()).isEmpty { try await runner.migrate() }
        // A template must have no sessions when it is copied, and the runner's may still be on its way out.
        let end = "SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE datname = $1"
        _ = try await admin.query(SQLStatement("end-sessions", end), [building]) { _ in }
        _ = try await admin.execute(SQLStatement("rename-template", "ALTER DATABASE \"\(building)\" RENAME TO \"\(name)\""))
    }

    private static func exists(_ name: String, _ admin: PostgresDatabase) async throws -> Bool {
        let statement = SQLStatement("find-database", "SELECT count(*) FROM pg_database WHERE datname = $1")
        return try await admin.queryFirst(statement, [name]) { row in try row[0] as Int } == 1
    }

    /// The migration files' names, ordered; none when the folder does not exist.
    private static func files() throws -> [String] {
        guard FileManager.default.fileExists(atPath: TestDatabase.migrationsDirectory) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: TestDatabase.migrationsDirectory).filter { $0.hasSuffix(".sql") }
            .sorted()
    }

    /// A 64-bit FNV-1a over names and contents: it tells versions of a folder apart, nothing more.
    private static func fingerprint() throws -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for file in try self.files() {
            let contents = try Data(contentsOf: URL(filePath: TestDatabase.migrationsDirectory).appending(path: file))
            for byte in Array(file.utf8) + [0] + contents { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        }
        return String(hash, radix: 16)
    }
}
