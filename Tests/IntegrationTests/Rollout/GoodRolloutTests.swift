import DockerEngine
import Logging
import Model
import Rollout
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(5))) struct `Rolling out what is good` {
    @Test func `a first deployment succeeds and stands as it was written`() async throws {
        try await withRollout { fixture in
            let journal = RecordingJournal()
            let target = try fixture.target("serve", release: 1, replicas: 2)
            #expect(try await fixture.run(fixture.plan(target, over: nil), journal) == .succeeded)
            #expect(try await fixture.serves(target))
            #expect(await journal.statuses == [.verifying])
            #expect(await journal.intents == [0])
            #expect(try await fixture.service().spec.labels[RoostLabel.specification] == target.desired.digest)
        }
    }

    @Test func `an update replaces every task, one after the other`() async throws {
        try await withRollout { fixture in
            let first = try await fixture.good(replicas: 2)
            let second = try fixture.target("serve", release: 2, variables: ["VERSION": "2"], replicas: 2)
            let journal = RecordingJournal()
            #expect(try await fixture.run(fixture.plan(second, over: first), journal) == .succeeded)
            #expect(try await fixture.serves(second))
            #expect(try await fixture.service().updateStatus?.state == .completed)
            #expect(await journal.intents.count == 1)
        }
    }

    @Test func `scale, stop, start and restart each end with exactly the tasks asked for`() async throws {
        try await withRollout { fixture in
            let one = try await fixture.good()
            let three = try fixture.scaled(one, to: 3)
            #expect(try await fixture.run(fixture.plan(three, over: one, kind: .scale)) == .succeeded)
            #expect(try await fixture.serves(three))
            #expect(try await fixture.run(fixture.plan(one, over: three, kind: .scale)) == .succeeded)
            #expect(try await fixture.serves(one))
            let none = try fixture.scaled(one, to: 0)
            #expect(try await fixture.run(fixture.plan(none, over: one, kind: .stop)) == .succeeded)
            #expect(try await fixture.wanted() == [])
            #expect(try await fixture.run(fixture.plan(one, over: none, kind: .start)) == .succeeded)
            #expect(try await fixture.serves(one))
            let restarted = try fixture.target("serve", release: 1, forceUpdate: 1)
            #expect(try await fixture.run(fixture.plan(restarted, over: one, kind: .restart)) == .succeeded)
            #expect(try await fixture.serves(restarted))
        }
    }

    @Test func `a worker that takes over writes nothing again`() async throws {
        try await withRollout { fixture in
            let first = try await fixture.good()
            let second = try fixture.target("serve", release: 2, variables: ["VERSION": "2"])
            let journal = RecordingJournal()
            let worker = Task { try await fixture.run(fixture.plan(second, over: first), journal) }
            await journal.wait(for: .verifying)
            worker.cancel()
            await #expect(throws: CancellationError.self) { try await worker.value }
            let taken = RecordingJournal()
            #expect(try await fixture.run(fixture.plan(second, over: first, status: .verifying), taken) == .succeeded)
            #expect(await taken.intents == [])
            #expect(try await fixture.serves(second))
        }
    }

    @Test func `a worker that lost its lease touches nothing`() async throws {
        try await withRollout { fixture in
            let first = try await fixture.good()
            let version = try await fixture.service().version
            let journal = RecordingJournal()
            await journal.fence()
            await #expect(throws: RecordingJournal.Stale.self) {
                try await fixture.run(fixture.plan(try fixture.target("serve", release: 2), over: first), journal)
            }
            #expect(try await fixture.service().version == version)
        }
    }

    @Test func `a service can be removed twice and its network after it`() async throws {
        try await withRollout { fixture in
            _ = try await fixture.good()
            let journal = RecordingJournal()
            try await fixture.controller.removeService(named: fixture.serviceName.rawValue, journal: journal)
            try await fixture.controller.removeService(named: fixture.serviceName.rawValue, journal: journal)
            #expect(await journal.intents == [0])
            await #expect(throws: DockerError.self) { try await fixture.lab.client.service(fixture.serviceName.rawValue) }
            try await fixture.removeProber()
            for _ in 0..<2 { try await fixture.controller.removeNetwork(named: fixture.networkName) }
            await #expect(throws: DockerError.self) { try await fixture.lab.client.network(fixture.networkName) }
        }
    }

    @Test func `several deployments that want the network of a new environment at once get the same one`() async throws {
        try await withDockerLab { lab in
            let controller = RolloutController(docker: lab.client, prober: NoProber(), logger: Logger(label: "test"))
            for round in 1...5 {
                let ids = try await withThrowingTaskGroup(of: String.self) { group in
                    for _ in 1...4 {
                        group.addTask { try await controller.ensureNetwork(named: "new-\(round)-\(lab.mark)", labels: lab.labels) }
                    }
                    return try await group.reduce(into: Set<String>()) { $0.insert($1) }
                }
                #expect(ids.count == 1)
            }
        }
    }
}
