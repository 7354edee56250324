import Foundation
import Logging
import Model
import Postgres
import Store
import TestSupport
import Testing

@Suite("The stored status of an application is the one that follows from its deployments", .timeLimit(.minutes(3)))
struct StoredStatusTests {
    @Test("after each step of any sequence of what happens to deployments", arguments: 1...6 as ClosedRange<UInt64>)
    func sequences(seed: UInt64) async throws {
        try await withStoreFixture { fixture in
            var steps = StatusSteps(fixture: fixture, seed: seed)
            for number in 0..<60 {
                let step = try await steps.next()
                #expect(try await Self.wrong(fixture.database) == [], "seed \(seed), step \(number): \(step)")
            }
        }
    }

    @Test("whatever happens to the deployments of one application at the same time, none waiting for another in a circle")
    func concurrently() async throws {
        try await withStoreFixture { fixture in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for worker in 0..<12 as Range<UInt64> {
                    group.addTask {
                        var steps = StatusSteps(fixture: fixture, seed: 1000 + worker)
                        for _ in 0..<25 { _ = try await steps.next() }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await Self.wrong(fixture.database) == [])
            try await fixture.session.deployments(fixture.tenant).cancelAll(of: [fixture.application])
            #expect(try await Self.wrong(fixture.database) == [])
        }
    }

    @Test("after a deployment was reopened or removed")
    func byHand() async throws {
        try await withStoreFixture { fixture in
            let database = fixture.database
            let id = DeploymentID.make().rawValue
            let end = "UPDATE deployments SET status = 'failed', finished_at = now() WHERE id = $1"
            let reopen = "UPDATE deployments SET status = 'queued', finished_at = NULL WHERE id = $1"
            try await database.execute(sql(Self.insertion), [id, fixture.team.id.rawValue, fixture.application.rawValue, 1])
            #expect(try await Self.statuses(database) == ["deploying"])
            for (text, expected) in [(end, "never_deployed"), (end, "never_deployed"), (reopen, "deploying"), (reopen, "deploying")] {
                try await database.execute(sql(text), [id])
                #expect(try await Self.statuses(database) == [expected])
                #expect(try await Self.wrong(database) == [])
            }
            try await database.execute(sql("DELETE FROM deployments WHERE id = $1"), [id])
            #expect(try await Self.statuses(database) == ["never_deployed"])
            #expect(try await Self.wrong(database) == [])
        }
    }

    @Test("and keeping it changes neither the revision nor the time of the last change")
    func silence() async throws {
        try await withStoreFixture { fixture in
            let claimed = try await fixture.claim(try await fixture.accept())
            let before = try await fixture.session.applications(fixture.tenant).find(fixture.application)
            try await fixture.session.deployments(fixture.tenant).advance(claimed.deployment.id, epoch: claimed.epoch, to: .failed)
            let after = try await fixture.session.applications(fixture.tenant).find(fixture.application)
            #expect(before.status == .deploying)
            #expect(after.status == .failed)
            #expect(after.revision == before.revision)
            #expect(after.updatedAt == before.updatedAt)
        }
    }

    @Test("for what was under way before the status was stored, and for what a server of the version before writes since")
    func migrated() async throws {
        try await withTestFolder("migrations") { folder in
            let files = try FileManager.default.contentsOfDirectory(atPath: TestDatabase.migrationsDirectory)
            for file in files where file.hasSuffix(".sql") && file < "V0010" {
                try FileManager.default.copyItem(atPath: "\(TestDatabase.migrationsDirectory)/\(file)", toPath: "\(folder)/\(file)")
            }
            try await withTestDatabaseAddress(migrated: false) { test in
                let logger = Logger(label: "test")
                try await MigrationRunner(test.configuration, directory: folder, logger: logger).migrate()
                try await withRunningDatabase(test.configuration) { database in
                    let busy = try await RowsOfBefore.insert(in: database, team: "busy")
                    _ = try await RowsOfBefore.insert(in: database, team: "calm")
                    func insert(_ number: Int) async throws {
                        let parameters: [any PostgresEncodable] = [
                            DeploymentID.make().rawValue, busy.team.rawValue, busy.application.rawValue, number,
                        ]
                        try await database.execute(sql(Self.insertion), parameters)
                    }
                    try await insert(1)
                    try await insert(2)
                    try await MigrationRunner(test.configuration, directory: TestDatabase.migrationsDirectory, logger: logger).migrate()
                    #expect(try await Self.statuses(database) == ["deploying", "never_deployed"])
                    try await insert(3)
                    #expect(try await Self.wrong(database) == [])
                    try await DataStore(database).session.deployments(TenantContext(teamID: busy.team)).cancelAll(of: [busy.application])
                    #expect(try await Self.statuses(database) == ["never_deployed", "never_deployed"])
                    #expect(try await Self.wrong(database) == [])
                }
            }
        }
    }

    private static let insertion = """
        INSERT INTO deployments (id, team_id, application_id, number, kind, status, request, configuration_number, trigger, actor_kind,
            actor_name, trace_id)
        VALUES ($1, $2, $3, $4, 'deploy', 'queued', '{}', 1, 'api', 'system', 'roost', '0af7651916cd43dd8448eb211c80319c')
        """

    /// What every application says, the oldest first.
    private static func statuses(_ database: PostgresDatabase) async throws -> [String] {
        try await database.query(sql("SELECT status FROM applications ORDER BY id")) { row in try row[0] }
    }

    /// The applications whose status or count is not what their deployments say.
    private static func wrong(_ database: PostgresDatabase) async throws -> [String] {
        let text = """
            SELECT a.id::text || ' ' || a.status || ' ' || a.unfinished_deployments
            FROM applications a,
                LATERAL (SELECT count(*) AS number FROM deployments d WHERE d.application_id = a.id AND d.finished_at IS NULL) u
            WHERE a.unfinished_deployments <> u.number OR a.status IS DISTINCT FROM CASE
                WHEN u.number > 0 THEN 'deploying'
                WHEN a.live_release IS NULL THEN CASE WHEN a.last_deployment = 0 THEN 'never_deployed' ELSE 'failed' END
                WHEN a.restore_failed_at IS NOT NULL THEN 'failed'
                WHEN a.live_replicas = 0 THEN 'stopped'
                ELSE 'running'
            END
            """
        return try await database.query(sql(text)) { row in try row[0] }
    }
}
