import Model
import Postgres
import Store
import Testing

@Suite("What the status of an application says", .timeLimit(.minutes(2)))
struct ApplicationStatusTests {
    @Test("a failed restoring is told until something good serves again, whatever was asked for since")
    func restoreFailed() async throws {
        try await withStoreFixture { fixture in
            #expect(try await Self.status(fixture) == .neverDeployed)
            let good = try await Self.deploy([.deploying, .verifying, .succeeded], fixture)
            try await fixture.session.applications(fixture.tenant).setLive(
                fixture.application, LiveState(releaseNumber: 1, deploymentID: good, replicas: 1))
            #expect(try await Self.status(fixture) == .running)
            try await Self.deploy([.deploying, .rollingBack, .rollbackFailed], fixture)
            #expect(try await Self.status(fixture) == .failed)
            // None of these reached Swarm.
            _ = try await fixture.session.deployments(fixture.tenant).cancel(try await fixture.accept())
            #expect(try await Self.status(fixture) == .failed)
            try await Self.deploy([.cloning, .failed], fixture)
            #expect(try await Self.status(fixture) == .failed)
            try await Self.deploy([.deploying, .rollingBack, .rolledBack], fixture)
            #expect(try await Self.status(fixture) == .running)
        }
    }

    @Test("an application is deploying while any deployment is under way, also when a later one ended first")
    func olderOneUnderWay() async throws {
        try await withStoreFixture { fixture in
            let first = try await fixture.claim(try await fixture.accept())
            let second = try await fixture.accept()
            _ = try await fixture.session.deployments(fixture.tenant).cancel(second)
            #expect(try await Self.status(fixture) == .deploying)
            try await fixture.session.deployments(fixture.tenant).advance(first.deployment.id, epoch: first.epoch, to: .failed)
            #expect(try await Self.status(fixture) == .failed)
            #expect(try await fixture.session.deployments(fixture.tenant).newest(of: fixture.application)?.id == second)
        }
    }

    @Test("all that is under way is asked to end, however many deployments came after it")
    func cancelAll() async throws {
        try await withStoreFixture { fixture in
            let deployments = fixture.session.deployments(fixture.tenant)
            let running = try await fixture.claim(try await fixture.accept())
            try await deployments.advance(running.deployment.id, epoch: running.epoch, to: .cloning)
            for _ in 0..<102 { try await fixture.accept() }
            try await deployments.cancelAll(of: [fixture.application])
            #expect(try await deployments.isCancellationRequested(running.deployment.id))
            #expect(try await fixture.session.unfinishedDeployments().map(\.deploymentID) == [running.deployment.id])
            #expect(try await deployments.newest(of: fixture.application)?.status == .cancelled)
        }
    }

    @discardableResult
    private static func deploy(_ way: [DeploymentStatus], _ fixture: StoreFixture) async throws -> DeploymentID {
        let claimed = try await fixture.claim(try await fixture.accept())
        for status in way {
            try await fixture.session.deployments(fixture.tenant).advance(claimed.deployment.id, epoch: claimed.epoch, to: status)
        }
        return claimed.deployment.id
    }

    /// As the list and the detail say it.
    private static func status(_ fixture: StoreFixture) async throws -> ApplicationStatus? {
        let caller = Caller(
            userID: fixture.user.id, username: "acme", tokenID: .make(), tokenName: "x", boundTeamID: nil, permissions: nil)
        let listed = try await fixture.session.applications(
            of: fixture.project.id, for: caller, environment: nil, after: nil, limit: 10
        ).applications.first?.status
        #expect(try await fixture.session.applications(fixture.tenant).find(fixture.application).status == listed)
        return listed
    }
}
