import Foundation
import Logging
import Model
import Postgres
import Store
import TestSupport
import Testing

@Suite("What was deleted before deletions could be undone", .timeLimit(.minutes(2)))
struct DeletionMigrationTests {
    @Test("it can be restored like all else, with the hosts that went with it")
    func migrated() async throws {
        try await withTestFolder("migrations") { folder in
            let files = try FileManager.default.contentsOfDirectory(atPath: TestDatabase.migrationsDirectory)
            for file in files where file.hasSuffix(".sql") && file < "V0012" {
                try FileManager.default.copyItem(atPath: "\(TestDatabase.migrationsDirectory)/\(file)", toPath: "\(folder)/\(file)")
            }
            try await withTestDatabaseAddress(migrated: false) { test in
                let logger = Logger(label: "test")
                try await MigrationRunner(test.configuration, directory: folder, logger: logger).migrate()
                try await withRunningDatabase(test.configuration) { database in
                    let rows = try await RowsOfBefore.insert(in: database, team: "acme")
                    try await Self.delete(rows, database)
                    try await MigrationRunner(test.configuration, directory: TestDatabase.migrationsDirectory, logger: logger).migrate()
                    try await Self.expectRestorable(rows, database)
                }
            }
        }
    }

    @Test("and what a server of the version before deletes since then")
    func deletedByOlderServer() async throws {
        try await withTestDatabase { database in
            let rows = try await RowsOfBefore.insert(in: database, team: "acme")
            try await Self.delete(rows, database)
            try await database.execute(sql("UPDATE domains SET deletion_id = NULL"))
            #expect(try await DataStore(database).session.applicationsToRemove(after: nil).map(\.id) == [rows.application])
            try await Self.expectRestorable(rows, database, hosts: 0, isEnvironmentApart: true)
        }
    }

    /// Deletes an application and then its project, as it was done before.
    private static func delete(_ rows: RowsOfBefore, _ database: PostgresDatabase) async throws {
        try await database.execute(
            sql("INSERT INTO domains (id, team_id, application_id, host, generated) VALUES ($1, $2, $3, 'www.example.com', false)"),
            [DomainID.make().rawValue, rows.team.rawValue, rows.application.rawValue])
        try await database.withTransaction { transaction in
            for table in ["domains", "applications"] { try await transaction.execute(sql("UPDATE \(table) SET deleted_at = now()"), []) }
        }
        try await database.withTransaction { transaction in
            for table in ["environments", "projects"] { try await transaction.execute(sql("UPDATE \(table) SET deleted_at = now()"), []) }
        }
    }

    private static func expectRestorable(
        _ rows: RowsOfBefore, _ database: PostgresDatabase, hosts: Int = 1, isEnvironmentApart: Bool = false
    ) async throws {
        let tenant = TenantContext(teamID: rows.team)
        func restore(_ target: DeletionTarget) async throws -> RestoredObjects {
            try await DataStore(database).withTransaction { session in
                #expect(try await session.deletions(tenant).holdSurroundings(of: target) == nil)
                return try await session.deletions(tenant).restore(
                    try #require(try await session.deletions(tenant).lock(deletionOf: target)))
            }
        }
        let project = try await restore(.project(rows.project))
        #expect(project.projects == 1 && project.applications.isEmpty)
        #expect(project.environments == (isEnvironmentApart ? 0 : 1))
        if isEnvironmentApart { _ = try await restore(.environment(rows.environment, of: rows.project)) }
        let application = try await restore(.application(rows.application))
        #expect(application.applications.map(\.id) == [rows.application])
        #expect(application.applications.first?.releaseNumber == nil)
        let live = try await database.query(sql("SELECT count(*)::int FROM domains WHERE deleted_at IS NULL")) { try $0[0] as Int }
        #expect(live == [hosts])
    }
}
