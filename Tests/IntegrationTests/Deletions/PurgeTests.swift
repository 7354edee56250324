import DockerEngine
import Foundation
import Logging
import Model
import Postgres
import Rollout
import Store
import TestSupport
import Testing
import Worker

@Suite("The end of what was deleted", .timeLimit(.minutes(2)))
struct PurgeTests {
    private static let tables = [
        "deployment_logs", "deployment_events", "releases", "deployments", "configuration_variables", "configuration_versions", "domains",
        "applications", "environments", "projects", "deletions",
    ]

    @Test("after the time in which it can be restored all rows of a deletion go, and none of anything else", arguments: [0, 1, 2, 3])
    func rows(_ index: Int) async throws {
        try await Self.withRetention { retention, ours, theirs in
            for fixture in [ours, theirs] { try await Self.fill(fixture) }
            let before = try await Self.counts(ours.database, team: theirs.team.id)
            let target = ours.targets[index]
            try await ours.delete(target)
            #expect(await retention.sweep())
            #expect(try await ours.session.deletions(ours.tenant).lock(deletionOf: target) != nil, "not yet")
            try await ours.age(days: 31)
            // The service may still be there: nothing is removed before it is gone.
            #expect(await !retention.sweep())
            #expect(try await ours.session.deletions(ours.tenant).lock(deletionOf: target) == nil)
            try await ours.removeAll()
            #expect(await retention.sweep())
            let left = try await Self.counts(ours.database, team: ours.team.id)
            // What stands around the target stays.
            for table in Self.tables {
                let stays = (table == "projects" && index > 1) || (table == "environments" && index > 2)
                #expect(left[table] == (stays ? 1 : 0), "\(table)")
            }
            #expect(try await Self.strayChunks(ours.database) == 0)
            #expect(try await Self.count(ours.database, "teams", "id = '\(ours.team.id)'") == (index == 0 ? 0 : 1))
            #expect(try await Self.counts(ours.database, team: theirs.team.id) == before)
            #expect(try await Self.count(ours.database, "audit_records", "team_id = '\(ours.team.id)'") == 1)
        }
    }

    @Test("what was deleted inside of something goes with it, whatever else was restored")
    func nested() async throws {
        try await Self.withRetention { retention, ours, _ in
            let early = try await ours.insertApplication("early")
            try await ours.delete(.application(early))
            try await ours.age(days: 20)
            try await ours.delete(.project(ours.project.id))
            try await ours.removeAll()
            try await ours.age(days: 15)
            #expect(await retention.sweep())
            #expect(try await Self.count(ours.database, "applications", "id = '\(early)'") == 0)
            try await ours.restore(.project(ours.project.id))
            try await ours.delete(.project(ours.project.id))
            try await ours.removeAll()
            try await ours.age(days: 15)
            #expect(await retention.sweep())
            #expect(try await Self.count(ours.database, "projects", "id = '\(ours.project.id)'") == 1)
            try await ours.age(days: 15)
            #expect(await retention.sweep())
            #expect(try await Self.count(ours.database, "projects", "id = '\(ours.project.id)'") == 0)
        }
    }

    @Test("volumes go only where that was asked for, and only those of the application", arguments: [true, false])
    func volumes(_ isAsked: Bool) async throws {
        try await withDockerLab { docker in
            try await Self.withRetention(docker.client) { retention, ours, _ in
                let application = try await ours.session.applications(ours.tenant).find(ours.application)
                let own = "\(application.serviceName)_data"
                let other = "x\(application.serviceName)_data"
                // Made with a container that uses them; one that is in use cannot be removed.
                let container = try await docker.client.createContainer(
                    ContainerSpecification(
                        image: docker.baseImage, command: DockerLab.idle, labels: docker.labels,
                        hostConfig: HostConfig(mounts: [
                            Mount(type: .volume, source: own, target: "/a"), Mount(type: .volume, source: other, target: "/b"),
                        ]))
                ).id
                try await ours.delete(.project(ours.project.id), volumes: isAsked)
                try await ours.removeAll()
                try await ours.age(days: 31)
                if isAsked {
                    #expect(await !retention.sweep())
                    #expect(try await ours.session.purges(after: nil).count == 1)
                }
                try await docker.client.removeContainer(container, force: true, volumes: false)
                #expect(await retention.sweep())
                #expect(try await Self.count(ours.database, "applications", "true") == 1)
                let left = try await docker.client.volumes(["name": [application.serviceName.rawValue]]).map(\.name).sorted()
                for name in left { try await docker.client.removeVolume(name) }
                #expect(left == (isAsked ? [other] : [own, other].sorted()))
            }
        }
    }

    private static func withRetention(
        _ docker: DockerClient? = nil, _ body: (DeletionRetention, StoreFixture, StoreFixture) async throws -> Void
    ) async throws {
        let client = try docker ?? DockerClient(configuration: DockerConfiguration(host: try Lab().dockerHost))
        do {
            try await withTestDatabase { database in
                let ours = try await makeStoreFixture(in: database, team: "ours")
                let theirs = try await makeStoreFixture(in: database, team: "theirs")
                let logger = Logger(label: "test")
                try await body(
                    DeletionRetention(
                        store: ours.store, rollout: RolloutController(docker: client, prober: NoProber(), logger: logger), days: 30,
                        logger: logger), ours, theirs)
            }
        } catch {
            if docker == nil { await client.shutdown() }
            throw error
        }
        if docker == nil { await client.shutdown() }
    }

    /// Writes a row to each table.
    private static func fill(_ fixture: StoreFixture) async throws {
        try await fixture.serve()
        let id = try await fixture.accept(.restart)
        let claimed = try await fixture.claim(id)
        let log = fixture.session.deploymentLogs(fixture.tenant)
        _ = try await log.open(id)
        let chunk = DeploymentLogChunk(firstSequence: 1, stream: "stdout", at: Date(), lines: ["built"])
        try await log.append(chunk, to: id, epoch: claimed.epoch)
        try await fixture.session.deployments(fixture.tenant).advance(id, epoch: claimed.epoch, to: .failed)
        try await fixture.session.configurations(fixture.tenant).insert(
            ConfigurationVersion(
                applicationID: fixture.application, number: 2, run: RunSettings(port: 8080),
                variables: [Variable(name: "A", value: .sealed([1, 2, 3]), version: 2)]))
        let host = try #require(HostName("\(fixture.team.slug).example.com"))
        _ = try await fixture.session.domains(fixture.tenant).insert(
            id: .make(), application: fixture.application, host: host, path: "/", isGenerated: false)
        try await fixture.session.audit.append(
            AuditRecord(teamID: fixture.team.id, actor: .system, action: "x.y", resource: "z", traceID: "t"))
    }

    /// Log chunks and events whose deployment is gone.
    private static func strayChunks(_ database: PostgresDatabase) async throws -> Int {
        let stray = "deployment_id NOT IN (SELECT id FROM deployments)"
        return try await Self.count(database, "deployment_logs", stray) + Self.count(database, "deployment_events", stray)
    }

    private static func counts(_ database: PostgresDatabase, team: TeamID) async throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for table in self.tables {
            let condition =
                switch table {
                case "deployment_logs", "deployment_events": "deployment_id IN (SELECT id FROM deployments WHERE team_id = '\(team)')"
                default: "team_id = '\(team)'"
                }
            counts[table] = try await Self.count(database, table, condition)
        }
        return counts
    }

    private static func count(_ database: PostgresDatabase, _ table: String, _ condition: String) async throws -> Int {
        try await database.query(sql("SELECT count(*)::int FROM \(table) WHERE \(condition)")) { try $0[0] as Int }.first ?? 0
    }
}
