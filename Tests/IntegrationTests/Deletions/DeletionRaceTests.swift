import Model
import Postgres
import Store
import TestSupport
import Testing

@Suite("Deletions at the same time as something else", .timeLimit(.minutes(2)))
struct DeletionRaceTests {
    private static let rounds = 12

    @Test("of many deletions of one thing one is made, and of many restores", arguments: [0, 1, 2, 3])
    func twice(_ index: Int) async throws {
        try await withStoreFixture { fixture async throws in
            let target = fixture.targets[index]
            for _ in 0..<3 {
                #expect(try await Self.atOnce(8) { _ in try await fixture.delete(target) } == 1)
                #expect(try await Self.atOnce(8) { _ in try await fixture.restore(target) } == 1)
            }
            #expect(try await fixture.isLive(.application(fixture.application)))
        }
    }

    @Test("what is made in something that is deleted at that moment goes with it, or is not made")
    func making() async throws {
        try await withStoreFixture { fixture in
            for round in 0..<Self.rounds {
                let target = fixture.targets[round % 3]
                async let deleted = Self.atOnce(1) { _ in try await fixture.delete(target) }
                let made = try await Self.atOnce(6) { number in
                    // As the control plane makes it: all that it stands in is held first.
                    try await fixture.store.withTransaction { session in
                        let projects = session.projects(fixture.tenant)
                        try await session.teams(fixture.tenant).hold()
                        _ = try await projects.hold(fixture.project.id)
                        guard let environment = try await projects.holdEnvironment(fixture.environment.slug, of: fixture.project.id) else {
                            throw StoreError.notFound
                        }
                        let id = ApplicationID.make()
                        try await session.applications(fixture.tenant).insert(
                            NewApplication(
                                id: id, projectID: fixture.project.id, environmentID: environment.id,
                                slug: try #require(Slug("app-\(round)-\(number)")), name: "x",
                                source: .image(try ImageReference("busybox:1")), build: BuildSettings(), run: RunSettings(),
                                keepReleases: 1, serviceName: ServiceName(stored: "app-\(id)")))
                    }
                }
                #expect(try await deleted == 1)
                #expect(try await Self.count(fixture, "deleted_at IS NULL") == 0, "round \(round)")
                let restored = try await fixture.restore(target)
                #expect(try await Self.count(fixture, "deleted_at IS NULL") == restored.applications.count)
                #expect(restored.applications.count >= made)
            }
        }
    }

    @Test("a deployment that is accepted while its application is deleted ends, or is not accepted")
    func deploying() async throws {
        try await withStoreFixture { fixture in
            for round in 0..<Self.rounds {
                let target = fixture.targets[round % 4]
                async let deleted = Self.atOnce(1) { _ in try await fixture.delete(target) }
                let accepted = try await Self.atOnce(4) { _ in try await fixture.accept() }
                #expect(try await deleted == 1)
                #expect(accepted <= 4)
                #expect(try await fixture.session.unfinishedDeployments().isEmpty, "round \(round)")
                try await fixture.restore(target)
                try await fixture.removeAll()
            }
        }
    }

    @Test("a deletion that is restored while it is made final is the one or the other")
    func purging() async throws {
        try await withStoreFixture { fixture in
            for round in 0..<Self.rounds {
                let application = try await fixture.insertApplication("app-\(round)")
                try await fixture.delete(.application(application))
                try await fixture.removeAll()
                try await fixture.age(days: 31)
                async let restored = Self.atOnce(1) { _ in try await fixture.restore(.application(application)) }
                try await fixture.session.beginPurges(after: 30)
                for purge in try await fixture.session.purges(after: nil) {
                    for found in try await fixture.session.purges(fixture.tenant).applications(of: purge) {
                        try await fixture.store.withTransaction { try await $0.purges(fixture.tenant).remove(found.id) }
                    }
                    try await fixture.store.withTransaction {
                        try await $0.purges(fixture.tenant).finish(purge, removed: [application])
                    }
                }
                let isRestored = try await restored == 1
                #expect(try await fixture.isLive(.application(application)) == isRestored)
                let rows = try await Self.count(fixture, "id = '\(application)'")
                // Where the row was held by the restore, or it came first, nothing is left to be made final.
                #expect(rows == (isRestored ? 1 : 0), "round \(round)")
            }
        }
    }

    @Test("a project is deleted and restored while its parts are, and each ends as one of the two")
    func nested() async throws {
        try await withStoreFixture { fixture in
            for round in 0..<Self.rounds {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for target in fixture.targets + fixture.targets {
                        group.addTask {
                            _ = try await Self.atOnce(1) { _ in try await fixture.delete(target) }
                            _ = try await Self.atOnce(1) { _ in try await fixture.restore(target) }
                        }
                    }
                    try await group.waitForAll()
                }
                for target in fixture.targets { _ = try await Self.atOnce(1) { _ in try await fixture.restore(target) } }
                for target in fixture.targets { #expect(try await fixture.isLive(target), "round \(round): \(target)") }
                #expect(try await fixture.database.query(sql("SELECT count(*)::int FROM deletions")) { try $0[0] as Int } == [0])
            }
        }
    }

    /// How many of the calls were done; the others must have been refused as what the store refuses.
    private static func atOnce(_ count: Int, _ call: @escaping @Sendable (Int) async throws -> Void) async throws -> Int {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<count {
                group.addTask {
                    do {
                        try await call(number)
                        return true
                    } catch StoreError.notFound {
                        return false
                    }
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
    }

    private static func count(_ fixture: StoreFixture, _ condition: String) async throws -> Int {
        try await fixture.database.query(sql("SELECT count(*)::int FROM applications WHERE \(condition)")) { try $0[0] as Int }.first ?? 0
    }
}
