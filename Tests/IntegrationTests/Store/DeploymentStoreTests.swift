import Foundation
import Model
import Postgres
import Store
import TestSupport
import Testing

@Suite("Deployments in Postgres", .timeLimit(.minutes(2)))
struct DeploymentStoreTests {
    @Test("an accepted deployment has its first event and its job in the same transaction")
    func acceptance() async throws {
        try await withStoreFixture { fixture in
            let id = try await fixture.accept()
            let deployment = try await fixture.session.deployments(fixture.tenant).find(id)
            #expect(deployment.status == .queued)
            #expect(deployment.number == 1)
            #expect(try await fixture.session.deployments(fixture.tenant).events(of: id).map(\.status) == [.queued])
            #expect(try await fixture.session.outbox.take(limit: 10).map(\.deploymentID) == [id])
            #expect(try await fixture.session.outbox.take(limit: 10).isEmpty)
        }
    }

    @Test("a transaction that fails leaves neither deployment nor job")
    func rolledBackAcceptance() async throws {
        try await withStoreFixture { fixture async throws in
            await #expect(throws: DeliberateFailure.self) {
                try await fixture.store.withTransaction { session in
                    try await session.deployments(fixture.tenant).insert(
                        NewDeployment(
                            id: .make(), applicationID: fixture.application, kind: .deploy, request: DeploymentRequest(), trigger: .api,
                            actor: .system, traceID: "x"))
                    throw DeliberateFailure()
                }
            }
            #expect(try await fixture.session.outbox.take(limit: 10).isEmpty)
            #expect(try await fixture.session.unfinishedDeployments().isEmpty)
        }
    }

    @Test("each step along the way is one guarded move with its event")
    func advancing() async throws {
        try await withStoreFixture { fixture in
            let id = try await fixture.accept()
            let claimed = try await fixture.claim(id)
            let deployments = fixture.session.deployments(fixture.tenant)
            let way: [DeploymentStatus] = [.cloning, .building, .pushing, .deploying, .verifying, .succeeded]
            for status in way { try await deployments.advance(id, epoch: claimed.epoch, to: status) }
            #expect(try await deployments.events(of: id).map(\.status) == [.queued] + way)
            let ended = try await deployments.find(id)
            #expect(ended.progress == 100)
            #expect(ended.finishedAt != nil)
        }
    }

    @Test("an illegal move changes nothing, whatever the pair of states")
    func illegalMoves() async throws {
        try await withStoreFixture { fixture in
            let id = try await fixture.accept()
            let claimed = try await fixture.claim(id)
            let deployments = fixture.session.deployments(fixture.tenant)
            for from in DeploymentStatus.allCases {
                for to in DeploymentStatus.allCases where !from.successors.contains(to) {
                    try await fixture.database.execute(
                        SQLStatement(
                            "force", "UPDATE deployments SET status = $2, finished_at = CASE WHEN $3 THEN now() END WHERE id = $1"),
                        [id.rawValue, from.rawValue, from.isTerminal])
                    await #expect(throws: StoreError.self, "\(from) to \(to)") {
                        try await deployments.advance(id, epoch: claimed.epoch, to: to)
                    }
                    #expect(try await fixture.status(id) == from)
                }
            }
        }
    }

    @Test("a worker whose epoch is not the newest changes no row")
    func staleEpoch() async throws {
        try await withStoreFixture { fixture in
            let id = try await fixture.accept()
            let first = try await fixture.claim(id)
            let second = try await fixture.claim(id)
            #expect(second.epoch == first.epoch + 1)
            let deployments = fixture.session.deployments(fixture.tenant)
            let intent = DeploymentIntent(sealedSpec: [1], specHash: "x", versionIndex: 1)
            let chunk = DeploymentLogChunk(firstSequence: 1, stream: "stdout", at: Date(), lines: ["late"])
            await #expect(throws: StoreError.self) { try await deployments.advance(id, epoch: first.epoch, to: .cloning) }
            await #expect(throws: StoreError.self) { try await deployments.report(id, epoch: first.epoch, step: "x", progress: 1) }
            await #expect(throws: StoreError.self) { try await deployments.setIntent(id, epoch: first.epoch, intent) }
            await #expect(throws: StoreError.self) {
                try await fixture.session.deploymentLogs(fixture.tenant).append(chunk, to: id, epoch: first.epoch)
            }
            #expect(try await deployments.find(id).step == nil)
            try await deployments.advance(id, epoch: second.epoch, to: .cloning)
        }
    }

    @Test("the second deployment waits and says for what; a third takes its place")
    func supersession() async throws {
        try await withStoreFixture { fixture in
            let first = try await fixture.accept()
            let second = try await fixture.accept()
            let deployments = fixture.session.deployments(fixture.tenant)
            #expect(try await deployments.find(second).waitingFor == "deployment 1 of this application to end")
            guard case .blocked = try await deployments.claim(second) else {
                Issue.record("the second was not blocked")
                return
            }
            let third = try await fixture.accept()
            #expect(try await fixture.status(first) == .queued)
            #expect(try await fixture.status(second) == .superseded)
            #expect(try await fixture.status(third) == .queued)
            #expect(try await deployments.events(of: second).map(\.status) == [.queued, .superseded])
            // An operation of another kind is not what a deploy replaces.
            let stop = try await fixture.accept(.stop)
            let fourth = try await fixture.accept()
            #expect(try await fixture.status(stop) == .queued)
            #expect(try await fixture.status(third) == .superseded)
            #expect(try await fixture.status(fourth) == .queued)
        }
    }

    @Test("deployments accepted at once get numbers without a gap, and all but the first and the last are superseded")
    func concurrentAcceptance() async throws {
        try await withStoreFixture { fixture in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<12 { group.addTask { try await fixture.accept() } }
                try await group.waitForAll()
            }
            let all = try await fixture.session.deployments(
                within: ListBounds(teams: [fixture.team.id]), application: fixture.application, status: nil, after: nil, limit: 100)
            #expect(all.map(\.number).sorted() == Array(1...12))
            #expect(Set(all.filter { $0.status == .queued }.map(\.number)) == [1, 12])
        }
    }

    @Test("only one deployment of an application can be told to Swarm at a time")
    func exclusiveStates() async throws {
        try await withStoreFixture { fixture in
            let first = try await fixture.claim(try await fixture.accept())
            let deployments = fixture.session.deployments(fixture.tenant)
            try await deployments.advance(first.deployment.id, epoch: first.epoch, to: .deploying)
            let second = try await fixture.accept(.stop)
            await #expect(throws: StoreError.self) { try await deployments.advance(second, epoch: 0, to: .deploying) }
            #expect(try await fixture.status(second) == .queued)
        }
    }

    @Test("a queued deployment is cancelled at once, a running one is told, one that rolls back is not")
    func cancellation() async throws {
        try await withStoreFixture { fixture in
            let deployments = fixture.session.deployments(fixture.tenant)
            let queued = try await fixture.accept()
            #expect(try await deployments.cancel(queued))
            #expect(try await fixture.status(queued) == .cancelled)
            #expect(try await deployments.cancel(queued) == false)
            let running = try await fixture.claim(try await fixture.accept())
            let id = running.deployment.id
            try await deployments.advance(id, epoch: running.epoch, to: .deploying)
            #expect(try await deployments.cancel(id))
            #expect(try await fixture.status(id) == .deploying)
            #expect(try await deployments.isCancellationRequested(id))
            try await deployments.advance(id, epoch: running.epoch, to: .rollingBack)
            #expect(try await deployments.cancel(id) == false)
        }
    }

    @Test("log chunks keep their numbers, and reading goes on after the last one seen")
    func logs() async throws {
        try await withStoreFixture { fixture in
            let claimed = try await fixture.claim(try await fixture.accept())
            let logs = fixture.session.deploymentLogs(fixture.tenant)
            let id = claimed.deployment.id
            #expect(try await logs.open(id) == 0)
            let hostile = ["a\u{1B}[31m", "", "b\0c", "žluť 🐓", String(repeating: "x", count: 70000)]
            try await logs.append(
                DeploymentLogChunk(firstSequence: 1, stream: "stdout", at: Date(), lines: hostile), to: id, epoch: claimed.epoch)
            try await logs.append(
                DeploymentLogChunk(firstSequence: 6, stream: "system", at: Date(), lines: ["end"]), to: id, epoch: claimed.epoch)
            #expect(try await logs.open(id) == 6)
            let all = try await logs.read(id, after: 0)
            #expect(all.map(\.firstSequence) == [1, 6])
            #expect(all.first?.lines == hostile.map { $0.replacing("\0", with: "\u{FFFD}") })
            #expect(try await logs.read(id, after: 5).map(\.lines) == [["end"]])
            #expect(try await logs.read(id, after: 6).isEmpty)
        }
    }

    @Test("releases are numbered, the newest good ones and the live one are kept")
    func releases() async throws {
        try await withStoreFixture { fixture in
            let releases = fixture.session.releases(fixture.tenant)
            let deployments = fixture.session.deployments(fixture.tenant)
            let digest = "sha256:" + String(repeating: "a", count: 64)
            for number in 1...5 {
                let claimed = try await fixture.claim(try await fixture.accept())
                let release = try await releases.insert(
                    application: fixture.application, image: "127.0.0.1:5000/x@\(digest)", configurationNumber: 1, commit: nil, branch: nil,
                    deployment: claimed.deployment.id)
                #expect(release.number == number)
                try await deployments.advance(claimed.deployment.id, epoch: claimed.epoch, to: .failed)
                if number != 4 { try await releases.markGood(number, of: fixture.application) }
            }
            let live = LiveState(releaseNumber: 1, deploymentID: .make(), replicas: 1)
            try await fixture.session.applications(fixture.tenant).setLive(fixture.application, live)
            let expired = try await releases.expire(of: fixture.application, keep: 2)
            #expect(expired.map(\.number).sorted() == [2, 4])
            #expect(try await releases.list(of: fixture.application, before: nil, limit: 10).map(\.number) == [5, 3, 1])
            #expect(try await releases.newestGood(of: fixture.application, before: 5)?.number == 3)
        }
    }
}

private struct DeliberateFailure: Error {}
