import Foundation
import Logging
import Postgres
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2))) struct MigrationRunnerTests {
    private let logger = Logger(label: "test")

    /// Lends an empty database and a folder with the given files.
    private func withMigrations(
        _ files: [String: String], _ body: (MigrationRunner, PostgresDatabase, URL) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "roost-migrations-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        try await withTestDatabaseAddress(migrated: false) { test in
            try await withRunningDatabase(test.configuration) { database in
                try await body(MigrationRunner(test.configuration, directory: folder.path, logger: self.logger), database, folder)
            }
        }
    }

    @Test func `pending files are applied once, in order, and recorded`() async throws {
        let files = [
            "V0001__tables.sql": "CREATE TABLE a (x int);\nCREATE TABLE b (y int);", "V0002__row.sql": "INSERT INTO a VALUES (1);",
            "README.md": "not a migration",
        ]
        try await self.withMigrations(files) { runner, database, _ in
            #expect(try await runner.status().map(\.state) == [.pending, .pending])
            let applied = try await runner.migrate()
            #expect(applied.map(\.version) == [1, 2])
            #expect(applied.map(\.name) == ["tables", "row"])
            #expect(try await runner.migrate().isEmpty)
            #expect(try await database.integer("SELECT count(*) FROM a") == 1)
            let recorded = try await database.query(
                sql("SELECT checksum = encode(sha256('INSERT INTO a VALUES (1);'::bytea), 'hex') FROM roost_migrations WHERE version = 2")
            ) { row in try row[0] as Bool }
            #expect(recorded == [true])
            for status in try await runner.status() {
                guard case .applied = status.state else {
                    Issue.record("\(status)")
                    continue
                }
            }
        }
    }

    @Test func `a file that changed after it was applied stops the runner`() async throws {
        try await self.withMigrations(["V0001__a.sql": "CREATE TABLE a (x int)"]) { runner, database, folder in
            try await runner.migrate()
            try Data("CREATE TABLE a (x bigint)".utf8).write(to: folder.appending(path: "V0001__a.sql"))
            try Data("CREATE TABLE b (x int)".utf8).write(to: folder.appending(path: "V0002__b.sql"))
            await #expect {
                try await runner.migrate()
            } throws: { error in
                if case .changed(file: "V0001__a.sql") = error as? MigrationError { true } else { false }
            }
            #expect(try await database.integer("SELECT count(*) FROM pg_tables WHERE tablename = 'b'") == 0)
        }
    }

    @Test func `a database from the future stops the runner`() async throws {
        let files = ["V0001__a.sql": "SELECT 1", "V0002__b.sql": "SELECT 2"]
        try await self.withMigrations(files) { runner, _, folder in
            try await runner.migrate()
            try FileManager.default.removeItem(at: folder.appending(path: "V0002__b.sql"))
            await #expect {
                try await runner.migrate()
            } throws: { error in
                if case .unknownApplied(version: 2) = error as? MigrationError { true } else { false }
            }
        }
    }

    @Test(.timeLimit(.minutes(1))) func `two runners at once apply everything once`() async throws {
        let files = [
            "V0001__held.sql": "SELECT pg_advisory_xact_lock(1); CREATE TABLE a (x int);", "V0002__row.sql": "INSERT INTO a VALUES (1)",
        ]
        try await self.withMigrations(files) { runner, database, _ in
            let runs = try await database.withHeldLock { lock in
                let runs = (0..<2).map { _ in Task { try await runner.migrate().count } }
                // One is in the first file, and the other waits for it.
                try await lock.waitForWaiters(2)
                return runs
            }
            var counts: [Int] = []
            for run in runs { counts.append(try await run.value) }
            #expect(counts.sorted() == [0, 2])
            #expect(try await database.integer("SELECT count(*) FROM a") == 1)
        }
    }

    @Test func `a migration that the database ends because of a deadlock is applied afterwards`() async throws {
        // Of the two that wait for each other the one whose patience ends first is ended.
        let files = [
            "V0001__deadlock.sql": """
            SET LOCAL deadlock_timeout = '3s';
            CREATE TABLE a (x int);
            SELECT pg_advisory_xact_lock(2);
            SELECT pg_advisory_xact_lock(1);
            """
        ]
        try await self.withMigrations(files) { runner, database, _ in
            let run = try await database.withTransaction { transaction in
                try await transaction.execute(sql("SET LOCAL deadlock_timeout = '60s'"))
                try await transaction.execute(sql("SELECT pg_advisory_xact_lock(1)::text"))
                let run = Task { try await runner.migrate().count }
                try await HeldLock(holder: transaction).waitForWaiters(1)
                try await transaction.execute(sql("SELECT pg_advisory_xact_lock(2)::text"))
                return run
            }
            #expect(try await run.value == 1)
            #expect(try await database.integer("SELECT count(*) FROM a") == 0)
        }
    }

    @Test func `a failing file leaves nothing, and those before it stay`() async throws {
        let files = [
            "V0001__good.sql": "CREATE TABLE good (x int)",
            "V0002__bad.sql": "CREATE TABLE half (x int); SELECT 1/0; CREATE TABLE never (x int);",
            "V0003__later.sql": "CREATE TABLE later (x int)",
        ]
        try await self.withMigrations(files) { runner, database, folder in
            await #expect {
                try await runner.migrate()
            } throws: { error in
                guard case .failed(let file, let cause) = error as? MigrationError else { return false }
                return file == "V0002__bad.sql" && cause.sqlState == "22012"
            }
            let tables = try await database.query(sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")) { row in
                try row[0] as String
            }
            #expect(tables == ["good", "roost_migrations"])
            try Data("CREATE TABLE half (x int)".utf8).write(to: folder.appending(path: "V0002__bad.sql"))
            #expect(try await runner.migrate().map(\.version) == [2, 3])
        }
    }

    @Test func `a file that ends its transaction is refused`() async throws {
        try await self.withMigrations(["V0001__commit.sql": "CREATE TABLE a (x int); COMMIT;"]) { runner, _, _ in
            await #expect {
                try await runner.migrate()
            } throws: { error in
                if case .endsTransaction(file: "V0001__commit.sql") = error as? MigrationError { true } else { false }
            }
        }
    }

    @Test(.timeLimit(.minutes(1))) func `a run that is cancelled while it connects applies nothing`() async throws {
        try await self.withMigrations(["V0001__a.sql": "CREATE TABLE a (x int);"]) { runner, database, _ in
            let task = Task {
                unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
                return try await runner.migrate()
            }
            guard case .failure(let error) = await task.result else {
                Issue.record("a cancelled migration succeeded")
                return
            }
            #expect((error as? PostgresError)?.code == .cancelled, "\(error)")
            let count = try await database.integer("SELECT count(*) FROM pg_class WHERE relname IN ('a', 'roost_migrations')")
            #expect(count == 0)
        }
    }

    @Test(.timeLimit(.minutes(1))) func `a cancelled run ends at the server and leaves nothing`() async throws {
        try await self.withMigrations(["V0001__slow.sql": "CREATE TABLE a (x int); SELECT pg_sleep(300);"]) { runner, database, _ in
            // Nothing but the cancellation ends the file soon.
            let task = Task { try await runner.migrate() }
            try await database.waitForStatement("pg_sleep(300)")
            task.cancel()
            guard case .failure(let error) = await task.result else {
                Issue.record("a cancelled migration succeeded")
                return
            }
            #expect((error as? PostgresError)?.code == .cancelled, "\(error)")
            #expect(try await database.integer("SELECT count(*) FROM pg_tables WHERE tablename = 'a'") == 0)
        }
    }

    @Test func `the repository's migrations apply to an empty database`() async throws {
        try await withTestDatabase { database in
            try await database.checkHealth()
        }
    }
}
