import Foundation
import Model
import Postgres
import Store
import TestSupport
import Testing

@Suite("Deployment logs by day", .timeLimit(.minutes(2)))
struct DeploymentLogDayTests {
    @Test("a log whose days are over is dropped with its partition, and the others stay")
    func expiry() async throws {
        try await withStoreFixture { fixture in
            let old = try await fixture.claim(try await fixture.accept(.stop))
            try await fixture.database.execute(
                SQLStatement("age", "UPDATE deployments SET created_at = now() - interval '40 days' WHERE id = $1"),
                [old.deployment.id.rawValue])
            try await Self.write("old", to: old, fixture)
            try await fixture.session.deployments(fixture.tenant).advance(old.deployment.id, epoch: old.epoch, to: .failed)
            let new = try await fixture.claim(try await fixture.accept())
            try await Self.write("new", to: new, fixture)
            let logs = fixture.session.deploymentLogs(fixture.tenant)
            #expect(try await fixture.session.sweepDeploymentLogs(keeping: 40) == 0)
            #expect(try await logs.read(old.deployment.id, after: 0).map(\.lines) == [["old"]])
            #expect(try await fixture.session.sweepDeploymentLogs(keeping: 39) == 1)
            #expect(try await logs.read(old.deployment.id, after: 0).isEmpty)
            #expect(try await logs.read(new.deployment.id, after: 0).map(\.lines) == [["new"]])
            #expect(try await fixture.session.sweepDeploymentLogs(keeping: 0) == 0)
        }
    }

    @Test("the sweep makes the next days, also where two sweep at once")
    func nextDays() async throws {
        try await withStoreFixture { fixture in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<4 { group.addTask { try await fixture.session.sweepDeploymentLogs(keeping: 30) } }
                try await group.waitForAll()
            }
            #expect(try await Self.partitions(fixture) == 4)
        }
    }

    @Test("a reader looks into one partition")
    func pruning() async throws {
        try await withStoreFixture { fixture in
            _ = try await fixture.session.sweepDeploymentLogs(keeping: 30)
            let claimed = try await fixture.claim(try await fixture.accept())
            try await Self.write("line", to: claimed, fixture)
            let read = try #require(AllStatements.list.first { $0.name == "deploymentLog.read" })
            let plan = try await Self.plan(of: read, "'\(fixture.team.id)', '\(claimed.deployment.id)', 0, 100", fixture)
            let scans = plan.filter { $0.contains(" on deployment_logs_2") }
            #expect(scans.count == 4, "\(plan)")
            #expect(scans.filter { !$0.contains("never executed") }.count == 1, "\(plan)")
        }
    }

    @Test("a chunk of the worker before is there when the next one counts on, or never comes")
    func takeOver() async throws {
        // Who looks on has connections of its own: on the fixture's, it could wait behind the claim that it waits for.
        try await withStoreFixture(onlooker: { fixture, onlooker in
            let claimed = try await fixture.claim(try await fixture.accept())
            let id = claimed.deployment.id
            let chunk = DeploymentLogChunk(firstSequence: 1, stream: "stdout", at: Date(), lines: ["a", "b"])
            #expect(try await fixture.session.deploymentLogs(fixture.tenant).open(id) == 0)
            async let writing: Void = fixture.store.withTransaction { session in
                try await session.deploymentLogs(fixture.tenant).append(chunk, to: id, epoch: claimed.epoch)
                try await eventually(within: .seconds(45), "the claim that waits for the chunk") {
                    try await onlooker.integer(
                        "SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") == 1
                        ? () : nil
                }
            }
            try await eventually(within: .seconds(45), "the chunk of a transaction that goes on") {
                try await onlooker.integer(
                    """
                    SELECT count(*)::int FROM pg_stat_activity
                    WHERE datname = current_database() AND state = 'idle in transaction' AND query LIKE 'INSERT INTO deployment_logs%'
                    """) == 1 ? () : nil
            }
            let next = try await fixture.claim(id)
            try await writing
            #expect(next.epoch == claimed.epoch + 1)
            #expect(try await fixture.session.deploymentLogs(fixture.tenant).open(id) == 2)
            await #expect(throws: StoreError.self) {
                try await fixture.session.deploymentLogs(fixture.tenant).append(
                    DeploymentLogChunk(firstSequence: 3, stream: "stdout", at: Date(), lines: ["late"]), to: id, epoch: claimed.epoch)
            }
        })
    }

    private static func write(_ line: String, to claimed: ClaimedDeployment, _ fixture: StoreFixture) async throws {
        let logs = fixture.session.deploymentLogs(fixture.tenant)
        let sequence = try await logs.open(claimed.deployment.id) + 1
        try await logs.append(
            DeploymentLogChunk(firstSequence: sequence, stream: "stdout", at: Date(), lines: [line]), to: claimed.deployment.id,
            epoch: claimed.epoch)
    }

    /// The executed plan of a statement as it is once its plan is kept.
    private static func plan(of statement: SQLStatement, _ arguments: String, _ fixture: StoreFixture) async throws -> [String] {
        try await fixture.database.withTransaction { transaction in
            try await transaction.execute(sql("SET LOCAL plan_cache_mode = force_generic_plan"))
            try await transaction.execute(SQLStatement("prepare.plan", "PREPARE plan_of AS \(statement.text)"))
            return try await transaction.query(SQLStatement("explain.plan", "EXPLAIN ANALYZE EXECUTE plan_of(\(arguments))")) { row in
                try row[0] as String
            }
        }
    }

    private static func partitions(_ fixture: StoreFixture) async throws -> Int? {
        try await fixture.database.integer("SELECT count(*)::int FROM pg_inherits WHERE inhparent = 'deployment_logs'::regclass")
    }
}
