import DockerEngine
import Model
import Rollout
import Testing

/// What Swarm reports in each kind of failure, as it was measured on a real daemon.
@Suite struct `What was measured on real daemons` {
    private let unhealthy = "task: non-zero exit (1): dockerexec: unhealthy container"

    @Test func `never healthy, start-first: rolled back by Swarm with the old task still there`() {
        var scenario = Scenario()
        #expect(scenario.see(0, [.good(), .new(.starting)]).isWaiting)
        let verdict = scenario.see(
            3, .rollbackStarted, isTarget: false, [.good(), .new(.failed, at: 3, desired: .shutdown, exitCode: 1, error: self.unhealthy)])
        #expect(verdict.failure?.code == .unhealthy)
        #expect(verdict.failure?.stage == .deploying)
        #expect(verdict.failure?.task?.id == "n1")
    }

    @Test func `never healthy over a good version: failed before its task has ended`() {
        var scenario = Scenario()
        #expect(scenario.see(0, [.good(), .new(.starting, health: .failed(2, at: 1, status: .starting))]).isWaiting)
        let verdict = scenario.see(1, [.good(), .new(.starting, health: .failed(3, at: 2, status: .unhealthy))])
        #expect(verdict.failure?.code == .unhealthy)
        #expect(verdict.failure?.task?.id == "n1")
        #expect(verdict.failure?.message == "the task never became healthy: status 500")
    }

    @Test(arguments: [VerdictGoal.Mode.establish, .restore])
    func `never healthy with nothing better to go back to: its restarts are waited for`(mode: VerdictGoal.Mode) {
        var scenario = Scenario(mode)
        let health = TaskHealth.failed(3, at: 2, status: .unhealthy)
        let task = mode == .restore ? ObservedTask.good(.starting, health: health) : .new(.starting, health: health)
        #expect(scenario.see(1, [task]).isWaiting)
    }

    @Test func `unhealthy when a daemon died under it: its end does not count`() {
        var scenario = Scenario()
        #expect(scenario.see(0, [.good(), .new(.starting)]).isWaiting)
        #expect(scenario.lose(1).isWaiting)
        #expect(scenario.see(2, [.good(), .new(.starting, health: .failed(3, at: 2, status: .unhealthy))]).isWaiting)
    }

    @Test func `never healthy, ending with exit code 0 on SIGTERM: still unhealthy, by its health log`() {
        var scenario = Scenario(.establish)
        #expect(scenario.see(0, [.new(.starting, health: .failed(3, at: 2, status: .unhealthy))]).isWaiting)
        let verdict = scenario.see(
            3, .rollbackStarted, isTarget: false, [.new(.complete, at: 3, desired: .shutdown, exitCode: 0)])
        #expect(verdict.failure?.code == .unhealthy)
        #expect(verdict.failure?.message == "the task never became healthy: status 500")
    }

    @Test func `never healthy, stop-first: no task at all is no success`() {
        var scenario = Scenario()
        #expect(scenario.see(0, [.good(.shutdown, desired: .shutdown), .new(.starting)]).isWaiting)
        #expect(scenario.see(3, [.good(.shutdown, desired: .shutdown), .new(.starting)]).isWaiting)
        let verdict = scenario.see(
            6, .rollbackStarted, isTarget: false,
            [.good(.shutdown, desired: .shutdown), .new(.failed, at: 6, desired: .shutdown, exitCode: 1, error: self.unhealthy)])
        #expect(verdict.failure?.code == .unhealthy)
    }

    @Test func `rollback completed while no good task runs is not the end of restoring`() {
        var scenario = Scenario(.restore)
        let dead: [ObservedTask] = [.good(.shutdown, "g1", desired: .shutdown), .new(.failed, desired: .shutdown, exitCode: 1)]
        #expect(scenario.hold(0...20, .rollbackCompleted) { _ in dead }.verdict.isWaiting)
        let (verdict, at) = scenario.hold(21...40, .rollbackCompleted) { _ in dead + [.good(.running, "g2", at: 21)] }
        #expect(verdict == .succeeded)
        #expect(at == 31)
    }

    @Test func `a missing image is rejected and rolled back`() {
        var scenario = Scenario()
        let verdict = scenario.see(
            1, .rollbackStarted, isTarget: false,
            [.good(), .new(.rejected, desired: .shutdown, error: "No such image: 127.0.0.1:5000/nope@sha256:00")])
        #expect(verdict.failure?.code == .noImage)
    }

    @Test func `an update that no node takes ends though Swarm would update for ever`() {
        var scenario = Scenario()
        let pending = ObservedTask.new(.pending, error: "no suitable node (scheduling constraints not satisfied on 1 node)")
        let (verdict, at) = scenario.hold(0...60, .updating) { _ in [.good(), pending] }
        #expect(verdict.failure?.code == .noCapacity)
        #expect(at == 30)
    }

    @Test func `a registry that never answers ends in a rejected task`() {
        var scenario = Scenario()
        #expect(scenario.hold(0...25, .updating) { _ in [.good(), .new(.preparing)] }.verdict.isWaiting)
        let verdict = scenario.see(
            26, .rollbackStarted, isTarget: false,
            [.good(), .new(.rejected, at: 26, desired: .shutdown, error: "Get https://registry/v2/: net/http: TLS handshake timeout")])
        #expect(verdict.failure?.code == .registryUnavailable)
    }

    private let turnedAway = "cannot create a swarm scoped network when swarm is not active"

    @Test(arguments: [VerdictGoal.Mode.update, .establish, .restore])
    func `a task that a restarted engine turned away does not speak against the version`(mode: VerdictGoal.Mode) {
        var scenario = Scenario(mode)
        func own(_ state: TaskState, _ id: String, at second: Int64, error: String = "") -> ObservedTask {
            var task = ObservedTask.new(state, id, at: second, desired: state == .running ? .running : .shutdown, error: error)
            if mode == .restore { task.deploymentLabel = "good" }
            return task
        }
        let rejected = (1...5).map { own(.rejected, "n\($0)", at: $0, error: self.turnedAway) }
        #expect(scenario.hold(0...5, .updating) { Array(rejected.prefix($0)) }.verdict.isWaiting)
        let (verdict, at) = scenario.hold(6...30, .completed) { _ in rejected + [own(.running, "n6", at: 6)] }
        #expect(verdict == .succeeded)
        #expect(at == 16)
    }

    @Test func `Swarm gives up over a task that a restarted engine turned away: the engine is named`() {
        var scenario = Scenario()
        let verdict = scenario.see(
            3, .rollbackStarted, isTarget: false, message: "update rolled back due to failure or early termination of task n1",
            [.good(), .new(.rejected, at: 3, desired: .shutdown, error: self.turnedAway)])
        #expect(verdict.failure?.code == .dockerUnavailable)
        #expect(verdict.failure?.message.contains(self.turnedAway) == true)
    }

    @Test func `Swarm gives up over a task that a restarted engine turned away, after one that was unhealthy: that one is named`() {
        var scenario = Scenario()
        let verdict = scenario.see(
            3, .rollbackStarted, isTarget: false, message: "update rolled back due to failure or early termination of task n2",
            [
                .good(), .new(.failed, at: 1, desired: .shutdown, exitCode: 1, error: self.unhealthy),
                .new(.rejected, "n2", at: 3, desired: .shutdown, error: self.turnedAway),
            ])
        #expect(verdict.failure?.code == .unhealthy)
        #expect(verdict.failure?.task?.id == "n1")
    }

    @Test func `a pull without end fails by the deadline`() {
        var scenario = Scenario()
        let (verdict, at) = scenario.hold(0...400, .updating) { _ in [.good(), .new(.preparing)] }
        #expect(verdict.failure?.code == .deadlineExceeded)
        #expect(verdict.failure?.message == "nothing changed for 300 s: a task is still preparing")
        #expect(at == 300)
    }

    @Test func `a start period of 20 s is waited for`() {
        var scenario = Scenario()
        #expect(scenario.hold(0...21, .updating) { _ in [.good(), .new(.starting)] }.verdict.isWaiting)
        let verdict = scenario.see(
            22, .rollbackStarted, isTarget: false,
            [.good(), .new(.failed, at: 22, desired: .shutdown, exitCode: 1, error: self.unhealthy)])
        #expect(verdict.failure?.code == .unhealthy)
    }

    @Test func `a crash at 8 s after Swarm called the update completed is a failure`() {
        var scenario = Scenario()
        #expect(scenario.hold(0...5, .updating) { _ in [.new(.running)] }.verdict.isWaiting)
        #expect(scenario.hold(6...7, .completed) { _ in [.new(.running)] }.verdict.isWaiting)
        let verdict = scenario.see(8, .completed, [.new(.failed, at: 8, desired: .shutdown, exitCode: 1), .new(.ready, "n2", at: 8)])
        #expect(verdict.failure?.code == .crashed)
        #expect(verdict.failure?.stage == .verifying)
        #expect(verdict.failure?.message == "the task ended with exit code 1")
    }

    @Test func `a crash-loop over a crash-loop ends paused and failed`() {
        var scenario = Scenario()
        #expect(scenario.see(0, [.good(.failed, desired: .shutdown, exitCode: 1), .new(.starting)]).isWaiting)
        let verdict = scenario.see(3, .rollbackPaused, isTarget: false, [.new(.failed, at: 3, desired: .shutdown, exitCode: 2)])
        #expect(verdict.failure?.code == .crashed)
    }

    @Test(arguments: [VerdictGoal.Mode.establish, .restore])
    func `no update status at all is fine where Swarm has none to give`(mode: VerdictGoal.Mode) {
        var scenario = Scenario(mode, replicas: 2)
        let (verdict, at) = scenario.hold(0...30, nil) { _ in
            mode == .restore
                ? [.good(.running, "a", slot: 1), .good(.running, "b", slot: 2)]
                : [.new(.running, "a", slot: 1), .new(.running, "b", slot: 2)]
        }
        #expect(verdict == .succeeded)
        #expect(at == 10)
    }

    @Test func `a failing version over a failing one, taken back to the failing one, is no success`() {
        var scenario = Scenario()
        let verdict = scenario.see(
            4, .rollbackPaused, isTarget: false,
            [.good(.running, "b1"), .new(.failed, "c1", at: 4, desired: .shutdown, exitCode: 1)])
        #expect(verdict.failure?.code == .crashed)
        var restoring = Scenario(.restore)
        var bad = ObservedTask.new(.running, "b1")
        bad.deploymentLabel = "bad"
        #expect(restoring.hold(5...30, .updating) { _ in [bad] }.verdict.isWaiting)
    }

    @Test(arguments: [UpdateState.completed, .updating])
    func `dockerd killed in a bad update: completed is not believed`(state: UpdateState) {
        var scenario = Scenario()
        #expect(scenario.see(0, [.good(), .new(.starting)]).isWaiting)
        #expect(scenario.see(3, [.good(), .new(.starting, at: 3)]).isWaiting)
        for second in 4...6 { #expect(scenario.lose(Double(second)).isWaiting) }
        // The good task is set to shutdown, the killed one ended with the daemon, its successor never becomes healthy.
        let dead: [ObservedTask] = [
            .good(.shutdown, "g1", at: 7, desired: .shutdown), .new(.failed, "n1", at: 7, desired: .shutdown, exitCode: 137),
        ]
        #expect(scenario.hold(7...20, state) { _ in dead + [.new(.starting, "n2", at: 8)] }.verdict.isWaiting)
        let verdict = scenario.see(
            21, state, dead + [.new(.failed, "n2", at: 21, desired: .shutdown, exitCode: 1, error: self.unhealthy)])
        #expect(verdict.failure?.code == .unhealthy)
        #expect(verdict.failure?.task?.id == "n2")
    }

    @Test func `dockerd killed in the monitor window of a good update: success only of the task that runs after it`() {
        var scenario = Scenario()
        #expect(scenario.hold(0...4, .updating) { _ in [.new(.running, isProcessRunning: true)] }.verdict.isWaiting)
        #expect(scenario.lose(5).isWaiting)
        #expect(scenario.lose(6).isWaiting)
        // For a moment the API still says that the dead container runs.
        #expect(scenario.see(7, .completed, [.new(.running)]).isWaiting)
        #expect(scenario.see(7.3, .completed, [.new(.running, isProcessRunning: false)]).isWaiting)
        #expect(
            scenario.see(8, .completed, [.new(.failed, at: 8, desired: .shutdown, exitCode: 137), .new(.starting, "n2", at: 8)]).isWaiting)
        let (verdict, at) = scenario.hold(10...40) { _ in
            [.new(.failed, at: 8, desired: .shutdown, exitCode: 137), .new(.running, "n2", at: 10, isProcessRunning: true)]
        }
        #expect(verdict == .succeeded)
        #expect(at == 20)
    }
}
