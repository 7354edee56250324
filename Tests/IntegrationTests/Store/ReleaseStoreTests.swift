import Model
import Store
import TestSupport
import Testing

@Suite("Releases in Postgres", .timeLimit(.minutes(2)))
struct ReleaseStoreTests {
    private static func commit(_ digit: Character) throws -> CommitHash { try #require(CommitHash(String(repeating: digit, count: 40))) }

    /// Makes the next release, good and of a commit.
    private func release(
        _ fixture: StoreFixture, _ commit: CommitHash, origin: BuildOrigin? = nil, isGood: Bool = true
    ) async throws -> Release {
        let claimed = try await fixture.claim(try await fixture.accept())
        let id = claimed.deployment.id
        return try await fixture.store.withTransaction { session in
            let releases = session.releases(fixture.tenant)
            let digest = String(repeating: "a", count: 64)
            let release = try await releases.insert(
                application: fixture.application, image: "127.0.0.1:5000/web@sha256:\(digest)", configurationNumber: 1, commit: commit,
                branch: "main", deployment: id, origin: origin)
            let way: [DeploymentStatus] = isGood ? [.deploying, .verifying, .succeeded] : [.deploying, .failed]
            for status in way { try await session.deployments(fixture.tenant).advance(id, epoch: claimed.epoch, to: status) }
            if isGood { try await releases.markGood(release.number, of: fixture.application) }
            _ = try await releases.expire(of: fixture.application, keep: 1)
            return release
        }
    }

    @Test("a release keeps what its image was built from")
    func origin() async throws {
        try await withStoreFixture { fixture in
            let origin = BuildOrigin(
                source: GitSource(
                    url: try GitURL("https://git.example.com/shop/web.git"), branch: try GitReference("main", field: "branch"),
                    rootDirectory: try RelativePath("site", field: "root")),
                settings: BuildSettings(dockerfile: "ops/Dockerfile", target: "web", arguments: ["A": "1"], noCache: true, pull: false))
            let built = try await self.release(fixture, try Self.commit("a"), origin: origin)
            #expect(built.origin == origin)
            let releases = fixture.session.releases(fixture.tenant)
            #expect(try await releases.find(built.number, of: fixture.application).origin == origin)
            #expect(try await self.release(fixture, try Self.commit("b")).origin == nil)
        }
    }

    @Test("a commit leads to its newest kept release, else to one that was let go, which can be kept again")
    func commits() async throws {
        try await withStoreFixture { fixture in
            let (one, two, bad) = (try Self.commit("1"), try Self.commit("2"), try Self.commit("3"))
            for commit in [one, two, one, two] { _ = try await self.release(fixture, commit) }
            _ = try await self.release(fixture, bad, isGood: false)
            let releases = fixture.session.releases(fixture.tenant)
            // The newest good one alone is kept.
            #expect(try await releases.list(of: fixture.application, before: nil, limit: 10).map(\.number).filter { $0 < 5 } == [4])
            #expect(try await releases.newestGood(of: fixture.application, commit: two)?.number == 4)
            #expect(try await releases.newestGood(of: fixture.application, commit: one)?.number == 3)
            #expect(try await releases.newestGood(of: fixture.application, commit: bad) == nil)
            await #expect(throws: StoreError.self) { try await releases.find(1, of: fixture.application) }
            #expect(try await releases.find(1, of: fixture.application, includingExpired: true).commit == one.rawValue)
            try await releases.keepAgain(1, of: fixture.application)
            #expect(try await releases.find(1, of: fixture.application).number == 1)
            #expect(try await releases.newestGood(of: fixture.application, commit: one)?.number == 1)
        }
    }

    @Test("a deployment tells which release it built again, and an event what is to be known of it")
    func rebuilding() async throws {
        try await withStoreFixture { fixture in
            let claimed = try await fixture.claim(try await fixture.accept(.rollback))
            let id = claimed.deployment.id
            let deployments = fixture.session.deployments(fixture.tenant)
            #expect(claimed.deployment.rebuiltReleaseNumber == nil)
            try await deployments.setRebuilt(id, epoch: claimed.epoch, release: 3)
            try await deployments.advance(id, epoch: claimed.epoch, to: .cloning, note: "built again")
            try await deployments.advance(id, epoch: claimed.epoch, to: .building)
            #expect(try await deployments.find(id).rebuiltReleaseNumber == 3)
            #expect(try await deployments.events(of: id).map(\.note) == [nil, "built again", nil])
            let next = try await fixture.claim(id)
            #expect(next.deployment.rebuiltReleaseNumber == 3)
            await #expect(throws: StoreError.self) { try await deployments.setRebuilt(id, epoch: claimed.epoch, release: 4) }
        }
    }
}
