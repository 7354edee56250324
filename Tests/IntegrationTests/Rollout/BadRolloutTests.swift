import DockerEngine
import Foundation
import Model
import Rollout
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(5))) struct `Rolling out what is never healthy` {
    @Test(arguments: [UpdatePolicy.Order.startFirst, .stopFirst])
    func `the last good release serves again`(order: UpdatePolicy.Order) async throws {
        try await withRollout { fixture in
            let good = try await fixture.good { $0.update.order = order }
            let bad = try fixture.target("never-healthy", release: 2) { $0.update.order = order }
            let journal = RecordingJournal()
            let failure = try await fixture.expectRolledBack(bad, over: good, journal, .unhealthy)
            #expect(failure.task?.lastLines.contains("starting: never-healthy") == true)
            #expect(failure.message.contains("status 500"))
            #expect(await journal.statuses == [.rollingBack])
        }
    }

    @Test func `what its node is about to end for its health is taken back before it has ended`() async throws {
        try await withRollout { fixture in
            let good = try await fixture.good()
            let serving = try await fixture.tasks(of: good).map(\.id)
            // It does not end when it is told to, so it lives for the whole grace period after its check has failed.
            let bad = try fixture.target("serve", release: 2) {
                $0.command = ["sh", "-c", "trap '' TERM; sleep 1000000 & wait"]
                $0.stopGraceSeconds = 12
            }
            let journal = RecordingJournal()
            async let failure = fixture.expectRolledBack(bad, over: good, journal, .unhealthy)
            await journal.wait(for: .rollingBack)
            let states = try await fixture.tasks(of: bad).map(\.status.state)
            #expect(!states.isEmpty && !states.contains { $0.isTerminal }, "\(states)")
            _ = try await failure
            #expect(try await fixture.tasks(of: good).filter { $0.desiredState == .running }.map(\.id) == serving)
        }
    }

    @Test func `the first deployment leaves no service behind`() async throws {
        try await withRollout { fixture in
            let bad = try fixture.target("never-listens", release: 1)
            let start = ContinuousClock.now
            guard case .failed(let failure) = try await fixture.run(fixture.plan(bad, over: nil)) else {
                Issue.record("a version that never listens did not fail")
                return
            }
            #expect(failure.code == .unhealthy)
            #expect(ContinuousClock.now - start < .seconds(bad.run.effectiveHealthCheck?.patienceSeconds ?? 0) + .seconds(60))
            #expect(try await fixture.lab.client.services(["name": [fixture.serviceName.rawValue]]).isEmpty)
        }
    }

    @Test func `two tasks over two tasks are rolled back as well`() async throws {
        try await withRollout { fixture in
            let good = try await fixture.good(replicas: 2)
            _ = try await fixture.expectRolledBack(
                try fixture.target("never-healthy", release: 2, replicas: 2), over: good, .init(), .unhealthy)
        }
    }

    @Test func `a failing version over a failing one goes back to the good one`() async throws {
        try await withRollout { fixture in
            let good = try await fixture.good()
            // Another worker wrote a failing version and died; the next deployment fails as well.
            let worse = try fixture.target("never-healthy", release: 2)
            let journal = RecordingJournal()
            let worker = Task { try await fixture.run(fixture.plan(worse, over: good), journal) }
            await journal.waitForIntent()
            worker.cancel()
            _ = try? await worker.value
            _ = try await fixture.expectRolledBack(try fixture.target("exit0", release: 3), over: good, .init(), .crashed)
        }
    }

    @Test func `the wrong port is found by Roost's own probe when the check does not see it`() async throws {
        try await withRollout { fixture in
            let check = HealthCheck(
                type: .command, command: ["true"], intervalSeconds: 1, timeoutSeconds: 2, retries: 2, startPeriodSeconds: 2)
            let good = try await fixture.good { $0.healthCheck = check }
            let failure = try await fixture.expectRolledBack(
                try fixture.target("wrong-port", release: 2) { $0.healthCheck = check }, over: good, .init(), .unhealthy)
            #expect(failure.message.contains("does not answer Roost's probe"))
        }
    }
}

@Suite(.serialized, .timeLimit(.minutes(5))) struct `Rolling out what ends by itself` {
    @Test func `a crash after one second is told with its exit code, node and last line`() async throws {
        try await withRollout { fixture in
            let good = try await fixture.good()
            let bad = try fixture.target("crash-after", release: 2, variables: ["TOKEN": "not-to-be-seen"]) {
                $0.port = nil; $0.healthCheck = nil
            }
            let failure = try await fixture.expectRolledBack(bad, over: good, .init(), .crashed)
            #expect(failure.task?.exitCode == 3)
            #expect(failure.task?.node?.isEmpty == false)
            #expect(failure.task?.lastLines.last == "fatal: crashed after 1 s")
        }
    }

    @Test func `a crash after Swarm's own watch is over is seen by Roost`() async throws {
        // Swarm watches for 7 s, from which on Roost watches for 10: there are seconds before and behind the crash on a busy machine.
        var timings = RolloutFixture.timings
        timings.stabilityWindow = .seconds(10)
        try await withRollout(timings: timings) { fixture in
            let good = try await fixture.good()
            let bad = try fixture.target("crash-after", release: 2, variables: ["CRASH_AFTER": "12"])
            let failure = try await fixture.expectRolledBack(bad, over: good, .init(), .crashed)
            #expect(failure.stage == DeploymentStatus.verifying.rawValue)
        }
    }

    @Test func `an end with exit code 0 is a crash as well`() async throws {
        try await withRollout { fixture in
            let good = try await fixture.good()
            let failure = try await fixture.expectRolledBack(try fixture.target("exit0", release: 2), over: good, .init(), .crashed)
            #expect(failure.task?.exitCode == 0)
        }
    }

    @Test func `a task that takes more memory than its limit is told as that`() async throws {
        try await withRollout { fixture in
            let good = try await fixture.good()
            let failure = try await fixture.expectRolledBack(try fixture.target("oom", release: 2), over: good, .init(), .crashed)
            #expect(failure.message.contains("memory"))
        }
    }

    @Test func `secrets do not appear in what is told of it`() async throws {
        try await withRollout { fixture in
            let bad = try fixture.target("secret-behaviour", release: 1)
            guard case .failed(let failure) = try await fixture.run(fixture.plan(bad, over: nil, secrets: ["secret-behaviour"])) else {
                Issue.record("an unknown behaviour did not fail")
                return
            }
            #expect(failure.task?.exitCode == 64)
            #expect(Set(failure.task?.lastLines ?? []) == ["starting: ***", "unknown behaviour: ***"])
        }
    }
}

@Suite(.serialized, .timeLimit(.minutes(5))) struct `Rolling out what cannot run` {
    @Test func `an image that does not exist is told as that`() async throws {
        try await withRollout { fixture in
            let good = try await fixture.good()
            let missing = "\(fixture.lab.registry)/lab/app@sha256:\(String(repeating: "0", count: 64))"
            _ = try await fixture.expectRolledBack(try fixture.target("serve", release: 2, image: missing), over: good, .init(), .noImage)
        }
    }

    @Test func `an image of a registry that does not answer is the registry's failure`() async throws {
        try await withRollout { fixture in
            let good = try await fixture.good()
            let missing = "127.0.0.1:1/lab/app@sha256:\(String(repeating: "0", count: 64))"
            _ = try await fixture.expectRolledBack(
                try fixture.target("serve", release: 2, image: missing), over: good, .init(), .registryUnavailable)
        }
    }

    @Test func `what no node takes is refused at once and touches nothing`() async throws {
        try await withRollout { fixture in
            let good = try await fixture.good()
            let version = try await fixture.service().version
            let unplaceable = [
                try fixture.target("serve", release: 2) { $0.placement.constraints = ["node.labels.zone==mars"] },
                try fixture.target("serve", release: 3) { run in
                    run.limits.memoryMiB = 1 << 22
                    run.reservations.memoryMiB = 1 << 22
                },
            ]
            for target in unplaceable {
                let journal = RecordingJournal()
                let start = ContinuousClock.now
                guard case .failed(let failure) = try await fixture.run(fixture.plan(target, over: good), journal) else {
                    Issue.record("what no node takes did not fail")
                    return
                }
                #expect(failure.code == .noCapacity)
                #expect(ContinuousClock.now - start < .seconds(5))
                #expect(await journal.intents == [])
                #expect(await journal.statuses == [])
            }
            #expect(try await fixture.service().version == version)
            #expect(try await fixture.serves(good))
        }
    }

    @Test func `what Swarm took back while no worker was there is rolled back`() async throws {
        try await withRollout { fixture in
            let good = try await fixture.good()
            let bad = try fixture.target("never-healthy", release: 2)
            let journal = RecordingJournal()
            let worker = Task { try await fixture.run(fixture.plan(bad, over: good), journal) }
            await journal.waitForIntent()
            // The write itself may still be on its way.
            try await eventually(within: .seconds(60), "the bad specification") {
                try await fixture.service().spec.labels[RoostLabel.specification] == bad.desired.digest ? () : nil
            }
            worker.cancel()
            _ = try? await worker.value
            try await eventually(within: .seconds(60), "Swarm's own rollback") {
                try await fixture.service().updateStatus?.state == .rollbackCompleted ? () : nil
            }
            _ = try await fixture.expectRolledBack(bad, over: good, .init(), .unhealthy)
        }
    }

    @Test func `a worker that takes over a restoration finishes it`() async throws {
        try await withRollout { fixture in
            let good = try await fixture.good()
            let bad = try fixture.target("never-healthy", release: 2)
            let cause = DeploymentFailure(stage: .deploying, code: .unhealthy, message: "it was said before")
            let plan = fixture.plan(bad, over: good, status: .rollingBack, failure: cause)
            #expect(try await fixture.run(plan) == .rolledBack(cause))
            #expect(try await fixture.serves(good))
        }
    }

    @Test func `a cancelled deployment leaves what served before`() async throws {
        try await withRollout { fixture in
            let good = try await fixture.good()
            let next = try fixture.target("serve", release: 2, variables: ["VERSION": "2"])
            let journal = RecordingJournal()
            let outcome = try await fixture.run(fixture.plan(next, over: good), journal) { await !journal.intents.isEmpty }
            #expect(outcome == .cancelled)
            #expect(await journal.failure?.code == .cancelled)
            #expect(try await fixture.serves(good))
        }
    }
}
