import DockerEngine
import Model
import Rollout
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(5))) struct `A call to Docker of which nobody knows whether it was carried out` {
    private static let accidents: [RelayAccident] = [.requestLost, .answerLost]

    /// A fixture whose controller reaches the engine through a relay.
    private func withRelayedRollout(_ body: (RolloutFixture, Relay) async throws -> Void) async throws {
        try await withEngineRelay { relay in
            try await withDockerLab { lab in
                try await relay.withEngine { docker in try await body(try await RolloutFixture(lab, docker: docker), relay) }
            }
        }
    }

    @Test(arguments: accidents)
    func `creating a service: it stands once, and the deployment succeeds`(accident: RelayAccident) async throws {
        try await self.withRelayedRollout { fixture, relay in
            let target = try fixture.target("serve", release: 1)
            let journal = RecordingJournal()
            relay.plan(accident, to: "/services/create")
            let outcome = try await fixture.run(fixture.plan(target, over: nil), journal)
            try await relay.waitForAccident(within: .seconds(1))
            #expect(outcome == .succeeded)
            #expect(try await fixture.serves(target))
            // What the engine has taken is adopted, not written once more.
            #expect(await journal.intents == (accident == .answerLost ? [0] : [0, 0]))
            #expect(try await fixture.service().previousSpec == nil)
        }
    }

    @Test func `updating a service: what was taken is adopted and not written once more, and the deployment succeeds`() async throws {
        try await self.withRelayedRollout { fixture, relay in
            let good = try await fixture.good()
            let next = try fixture.target("serve", release: 2, variables: ["VERSION": "2"])
            let journal = RecordingJournal()
            relay.plan(.answerLost, to: "/update?")
            let outcome = try await fixture.run(fixture.plan(next, over: good), journal)
            try await relay.waitForAccident(within: .seconds(1))
            #expect(outcome == .succeeded)
            #expect(try await fixture.serves(next))
            #expect(await journal.intents.count == 1)
            let previous = try await fixture.service().previousSpec?.taskTemplate.containerSpec?.labels[RoostLabel.deployment]
            #expect(previous == good.desired.deploymentLabel)
        }
    }

    @Test func `updating it to a bad version: it is judged, and what was good serves`() async throws {
        try await self.withRelayedRollout { fixture, relay in
            let good = try await fixture.good()
            let bad = try fixture.target("crash-after", release: 2)
            relay.plan(.answerLost, to: "/update?")
            _ = try await fixture.expectRolledBack(bad, over: good, RecordingJournal(), .crashed)
            try await relay.waitForAccident(within: .seconds(1))
        }
    }

    @Test func `restoring what was good: it serves again`() async throws {
        try await self.withRelayedRollout { fixture, relay in
            let good = try await fixture.good()
            let bad = try fixture.target("crash-after", release: 2)
            // What restores is the only call that still names the good deployment.
            relay.plan(.answerLost, to: #""\#(RoostLabel.deployment)":"\#(good.desired.deploymentLabel)""#)
            _ = try await fixture.expectRolledBack(bad, over: good, RecordingJournal(), .crashed)
            try await relay.waitForAccident(within: .seconds(1))
        }
    }

    @Test(arguments: accidents)
    func `removing a first version that was cancelled: it is said to be gone once its tasks are`(accident: RelayAccident) async throws {
        try await self.withRelayedRollout { fixture, relay in
            let target = try fixture.target("serve", release: 1)
            let journal = RecordingJournal()
            relay.plan(accident, to: "DELETE /")
            let outcome = try await fixture.run(fixture.plan(target, over: nil), journal) { await !journal.intents.isEmpty }
            try await relay.waitForAccident(within: .seconds(1))
            #expect(outcome == .cancelled)
            let left = try await fixture.lab.client.tasks().filter {
                $0.spec.containerSpec?.labels[RoostLabel.deployment] == target.desired.deploymentLabel && !$0.status.state.isTerminal
            }
            #expect(left.isEmpty, "\(left.map(\.status))")
        }
    }

    @Test(arguments: accidents)
    func `creating a network: the next try finds it, and there is one`(accident: RelayAccident) async throws {
        try await self.withRelayedRollout { fixture, relay in
            let name = "lost-\(fixture.lab.mark)"
            relay.plan(accident, to: "/networks/create")
            await #expect { try await fixture.controller.ensureNetwork(named: name, labels: fixture.lab.labels) } throws: {
                ($0 as? DockerError)?.isRetriable == true
            }
            let id = try await fixture.controller.ensureNetwork(named: name, labels: fixture.lab.labels)
            let networks = try await fixture.lab.client.networks(.label("roost.test", fixture.lab.mark)).filter { $0.name == name }
            #expect(networks.map(\.id) == [id])
        }
    }
}
