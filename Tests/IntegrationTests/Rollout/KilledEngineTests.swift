import DockerEngine
import Model
import Rollout
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(8))) struct `A daemon that is killed in the middle` {
    /// Long enough for the daemon to be away and back before the check decides.
    private static func patient(_ run: inout RunSettings) {
        run.healthCheck = HealthCheck(
            type: .http, path: "/", intervalSeconds: 2, timeoutSeconds: 2, retries: 3, startPeriodSeconds: 4)
    }

    /// Runs the plan, and kills the daemon once a task of the target is seen in this state, four seconds into the roll-out.
    private func runThroughDeath(
        of engine: IsolatedEngine, by signal: String, _ fixture: RolloutFixture, _ plan: RolloutPlan, when state: TaskState
    ) async throws -> (outcome: RolloutOutcome, lasted: Duration) {
        let journal = RecordingJournal()
        async let outcome = fixture.run(plan, journal)
        await journal.waitForIntent()
        let start = ContinuousClock.now
        try await eventually(within: .seconds(30), "a task of the target that is \(state.rawValue)") {
            let tasks = try await fixture.lab.client.tasks(["service": [fixture.serviceName.rawValue]])
            let isThere = tasks.contains {
                $0.status.state == state
                    && $0.spec.containerSpec?.labels[RoostLabel.deployment] == plan.target.desired.deploymentLabel
            }
            return isThere && ContinuousClock.now - start >= .seconds(4) ? () : nil
        }
        try await engine.kill(signal)
        let death = ContinuousClock.now
        return (try await outcome, ContinuousClock.now - death)
    }

    @Test(arguments: ["KILL", "TERM"])
    func `four seconds into a version that never is healthy: the last good one serves again`(signal: String) async throws {
        try await withIsolatedEngine { engine in
            let fixture = try await RolloutFixture(engine.lab)
            let good = try await fixture.good(change: Self.patient)
            let bad = try fixture.target("never-healthy", release: 2, change: Self.patient)
            let (outcome, lasted) = try await self.runThroughDeath(
                of: engine, by: signal, fixture, fixture.plan(bad, over: good), when: .starting)
            guard case .rolledBack(let failure) = outcome else { throw UnexpectedOutcome(description: "\(outcome)") }
            // A task that comes before the engine is back in the swarm is turned away, over which Swarm may give up first.
            #expect([.unhealthy, .dockerUnavailable].contains(failure.code), "\(failure)")
            #expect(lasted < .seconds(60))
            #expect(try await fixture.serves(good))
        }
    }

    @Test func `while a good version is watched: the verdict is true, whichever it is`() async throws {
        try await withIsolatedEngine { engine in
            let fixture = try await RolloutFixture(engine.lab)
            let good = try await fixture.good(change: Self.patient)
            let next = try fixture.target("serve", release: 2, variables: ["VERSION": "2"], change: Self.patient)
            let (outcome, _) = try await self.runThroughDeath(
                of: engine, by: "KILL", fixture, fixture.plan(next, over: good), when: .running)
            #expect(outcome == .succeeded)
            #expect(try await fixture.serves(next))
        }
    }
}
