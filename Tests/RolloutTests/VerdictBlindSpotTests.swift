import DockerEngine
import Model
import Rollout
import Testing

/// What Swarm does not notice, and Roost must.
@Suite struct `What Swarm does not notice` {
    @Test func `an old task that is still meant to run refuses success`() {
        var scenario = Scenario(replicas: 1)
        let (verdict, _) = scenario.hold(0...100) { _ in [.new(.running), .good()] }
        #expect(verdict.isWaiting)
        #expect(verdict.step == "waiting for 1 old task to be replaced")
    }

    @Test func `one task too many refuses success`() {
        var scenario = Scenario(replicas: 1)
        let (verdict, at) = scenario.hold(0...100) { _ in [.new(.running, "a"), .new(.running, "b")] }
        #expect(verdict.failure?.isInterference == true)
        #expect(at == 5)
    }

    @Test func `one task too few refuses success`() {
        var scenario = Scenario(replicas: 3)
        let (verdict, _) = scenario.hold(0...100) { _ in [.new(.running, "a", slot: 1), .new(.running, "b", slot: 2)] }
        #expect(verdict.step == "2 of 3 tasks healthy")
    }

    @Test func `a specification that someone else wrote refuses success`() {
        var scenario = Scenario()
        #expect(scenario.see(0, .updating, [.new(.starting)]).isWaiting)
        #expect(scenario.see(5, .completed, isTarget: false, [.new(.running)]).failure != nil)
    }

    @Test func `an answer from before the write is stale`() {
        var scenario = Scenario(replacedVersion: 10)
        for second in 0...30 {
            #expect(scenario.see(Double(second), .rollbackCompleted, isTarget: false, version: 10, [.good()]).isWaiting)
        }
        #expect(scenario.see(31, .updating, version: 11, [.good(), .new(.starting)]).isWaiting)
    }

    @Test func `an update that is still going on refuses success`() {
        var scenario = Scenario()
        #expect(scenario.hold(0...20, .updating) { _ in [.new(.running)] }.verdict.isWaiting)
        let (verdict, at) = scenario.hold(21...40, .completed) { _ in [.new(.running)] }
        #expect(verdict == .succeeded)
        #expect(at == 31)
    }

    @Test func `any interruption starts the window anew`() {
        var scenario = Scenario(.establish)
        #expect(scenario.hold(0...9, nil) { _ in [.new(.running)] }.verdict.isWaiting)
        #expect(scenario.see(10, nil, [.new(.failed, "n1", at: 10, desired: .shutdown, exitCode: 1), .new(.starting, "n2")]).isWaiting)
        let (verdict, at) = scenario.hold(11...40, nil) { _ in
            [.new(.failed, "n1", at: 10, desired: .shutdown, exitCode: 1), .new(.running, "n2", at: 11)]
        }
        #expect(verdict == .succeeded)
        #expect(at == 21)
    }

    @Test func `a task that was replaced by another of its like starts the window anew`() {
        var scenario = Scenario(.establish)
        let (verdict, at) = scenario.hold(0...40, nil) { $0 < 6 ? [.new(.running, "a")] : [.new(.running, "b")] }
        #expect(verdict == .succeeded)
        #expect(at == 16)
    }

    @Test func `the wrong port: healthy by its own check and silent to Roost's probe`() {
        var scenario = Scenario(isProbed: true)
        let refused = ObservedTask.new(.running, health: .passed(at: 1), answer: .refused("connection refused"))
        let (verdict, at) = scenario.hold(0...60) { _ in [refused] }
        #expect(verdict.failure?.code == .unhealthy)
        #expect(verdict.failure?.message.contains("connection refused") == true)
        #expect(at == 15)
    }

    @Test func `a probe that cannot be asked refuses success and blames nobody but the deadline`() {
        var scenario = Scenario(isProbed: true)
        let (verdict, at) = scenario.hold(0...400) { _ in [.new(.running, answer: .unasked("the ingress does not answer"))] }
        #expect(verdict.failure?.code == .deadlineExceeded)
        #expect(verdict.failure?.message.contains("the ingress does not answer") == true)
        #expect(at == 300)
    }

    @Test func `one missed answer starts the window anew`() {
        var scenario = Scenario(isProbed: true)
        let (verdict, at) = scenario.hold(0...60) { second in
            [.new(.running, answer: second == 7 ? .refused("timeout") : .answered)]
        }
        #expect(verdict == .succeeded)
        #expect(at == 18)
    }

    @Test func `a health log that stops advancing refuses success`() {
        var scenario = Scenario(
            rules: {
                var rules = Scenario.rules; rules.window = .seconds(20); return rules
            }())
        let (verdict, _) = scenario.hold(0...100) { second in [.new(.running, health: .passed(at: Int64(min(second, 2))))] }
        #expect(verdict.isWaiting)
        var alive = Scenario(
            rules: {
                var rules = Scenario.rules; rules.window = .seconds(20); return rules
            }())
        #expect(alive.hold(0...100) { second in [.new(.running, health: .passed(at: Int64(second / 5 * 5)))] }.at == 20)
    }

    @Test func `a task on a node that is down refuses success`() {
        var scenario = Scenario()
        var task = ObservedTask.new(.running)
        task.isNodeReady = false
        #expect(scenario.hold(0...60) { _ in [task] }.verdict.isWaiting)
    }

    @Test func `a container that does not run refuses success whatever the task says`() {
        var scenario = Scenario()
        #expect(scenario.hold(0...60) { _ in [.new(.running, isProcessRunning: false)] }.verdict.isWaiting)
    }

    @Test func `after an outage a local task has to show signs of life again`() {
        var scenario = Scenario()
        #expect(scenario.hold(0...3, .updating) { _ in [.new(.running, at: 1)] }.verdict.isWaiting)
        #expect(scenario.lose(4).isWaiting)
        // Remote nodes lose nothing with the manager's engine; this one says no more than before.
        #expect(scenario.hold(5...40) { _ in [.new(.running, at: 1)] }.verdict.isWaiting)
        var untouched = Scenario()
        #expect(untouched.hold(0...3, .updating) { _ in [.new(.running, at: 1, isProcessRunning: true)] }.verdict.isWaiting)
        #expect(untouched.lose(4).isWaiting)
        #expect(untouched.hold(5...40) { _ in [.new(.running, at: 1, isProcessRunning: true)] }.at == 15)
    }

    @Test func `an engine that stays away ends by the deadline`() {
        var scenario = Scenario()
        #expect(scenario.see(0, [.good(), .new(.starting)]).isWaiting)
        #expect(scenario.lose(1).isWaiting)
        #expect(scenario.lose(300).isWaiting)
        #expect(scenario.lose(301).failure?.code == .dockerUnavailable)
    }

    @Test func `exit code 0 is a crash of something that should run`() {
        var scenario = Scenario()
        let verdict = scenario.see(1, .updating, [.good(), .new(.complete, desired: .shutdown, exitCode: 0)])
        #expect(verdict.failure?.code == .crashed)
        #expect(verdict.failure?.message == "the task ended with exit code 0 though it should keep running")
    }

    @Test func `killed for memory says so`() {
        var scenario = Scenario()
        var task = ObservedTask.new(.failed, desired: .shutdown, exitCode: 137, error: "task: non-zero exit (137)")
        task.isOutOfMemory = true
        let verdict = scenario.see(1, .updating, [.good(), task])
        #expect(verdict.failure?.code == .crashed)
        #expect(verdict.failure?.message.contains("memory") == true)
    }

    @Test func `a first deployment has its restarts, and no more`() {
        var scenario = Scenario(
            .establish, isFirst: true,
            rules: {
                var rules = Scenario.rules; rules.healthPatience = nil; return rules
            }())
        var tasks: [ObservedTask] = []
        for attempt in 1...3 {
            tasks.append(.new(.failed, "n\(attempt)", at: Int64(attempt), desired: .shutdown, exitCode: 1))
            #expect(scenario.see(Double(attempt), nil, tasks).isWaiting)
        }
        tasks.append(.new(.failed, "n4", at: 4, desired: .shutdown, exitCode: 3))
        #expect(scenario.see(4, nil, tasks).failure?.message == "the task ended with exit code 3")
    }

    @Test func `a first deployment that never is healthy is decided within the bound`() {
        var scenario = Scenario(.establish, isFirst: true)
        // Each task is given up after 20 s and restarted 5 s later: three restarts would take 95 s.
        let (verdict, at) = scenario.hold(0...90, nil) { second in
            let done = (0..<(second / 25 + (second % 25 >= 20 ? 1 : 0))).map {
                ObservedTask.new(
                    .failed, "n\($0)", at: Int64($0 * 25 + 20), desired: .shutdown, exitCode: 1, error: "dockerexec: unhealthy container")
            }
            return done + (second % 25 < 20 ? [.new(.starting, "n\(second / 25)", at: Int64(second / 25 * 25))] : [])
        }
        #expect(verdict.failure?.code == .unhealthy)
        #expect(at <= 20 + 60)
    }

    @Test func `tasks that had failed before a change of scale do not count`() {
        var scenario = Scenario(.establish, replicas: 2)
        let past = (0..<5).map { ObservedTask.new(.failed, "p\($0)", desired: .shutdown, exitCode: 1) }
        let (verdict, _) = scenario.hold(0...20, nil) { _ in past + [.new(.running, "a", slot: 1), .new(.running, "b", slot: 2)] }
        #expect(verdict == .succeeded)
    }

    @Test func `a slot that is restored has its restarts too`() {
        var scenario = Scenario(.restore)
        var tasks: [ObservedTask] = []
        #expect(scenario.see(0, .updating, [.new(.running)]).isWaiting)
        for attempt in 1...3 {
            tasks.append(.good(.failed, "g\(attempt)", at: Int64(attempt), desired: .shutdown, exitCode: 1))
            #expect(scenario.see(Double(attempt), .updating, tasks).isWaiting)
        }
        tasks.append(.good(.failed, "g4", at: 4, desired: .shutdown, exitCode: 1))
        #expect(scenario.see(4, .updating, tasks).failure?.code == .crashed)
    }

    @Test func `two good tasks in one slot ask for another write while restoring too`() {
        var scenario = Scenario(.restore)
        let (verdict, at) = scenario.hold(0...60, .completed) { _ in [.good(.running, "a"), .good(.running, "b")] }
        #expect(verdict.failure?.isInterference == true)
        #expect(at == 5)
    }

    @Test func `a pause while restoring asks for another write`() {
        var scenario = Scenario(.restore)
        #expect(scenario.see(0, .rollbackPaused, [.good(.failed, desired: .shutdown)]).failure?.isInterference == true)
        var changed = Scenario(.restore)
        #expect(changed.see(0, .updating, isTarget: false, [.good()]).failure?.isInterference == true)
    }

    @Test(arguments: [VerdictGoal.Mode.establish, .restore])
    func `a task that is meant to run though there are to be none has the same written again`(mode: VerdictGoal.Mode) {
        var scenario = Scenario(mode, replicas: 0)
        let (verdict, at) = scenario.hold(0...60, nil) { _ in
            [.new(.failed, "n1", desired: .shutdown, exitCode: 1), .new(.ready, "n2")]
        }
        #expect(verdict.failure?.isInterference == true)
        #expect(at == 5)
    }

    @Test func `two good tasks where one was asked for have the same written again, once both run`() {
        var scenario = Scenario(.restore)
        let starting = scenario.hold(0...20, .updating) { _ in [.good(.running, "g1"), .good(.starting, "g2")] }
        #expect(starting.verdict.isWaiting)
        let (verdict, at) = scenario.hold(21...60, .updating) { _ in [.good(.running, "g1"), .good(.running, "g2")] }
        #expect(verdict.failure?.isInterference == true)
        #expect(at == 26)
    }

    @Test(arguments: [UpdateState?.none, .completed])
    func `a task beside the one that was asked for has the same written again, whatever it does`(state: UpdateState?) {
        var scenario = Scenario(.restore)
        let (verdict, at) = scenario.hold(0...60, state) { second in [.good(.running, "g1"), .good(.starting, "g\(second / 3 + 2)")] }
        #expect(verdict.failure?.isInterference == true)
        #expect(at == 5)
    }

    @Test func `stopping succeeds when no task is meant to run or runs`() {
        var scenario = Scenario(.establish, replicas: 0)
        #expect(scenario.see(0, nil, [.new(.running)]).isWaiting)
        #expect(scenario.see(1, nil, [.new(.running, desired: .shutdown)]).isWaiting)
        #expect(scenario.see(2, nil, [.new(.shutdown, desired: .shutdown)]) == .succeeded)
        var removed = Scenario(.establish, replicas: 0)
        #expect(removed.seeNoService(0) == .succeeded)
    }

    @Test func `a service that is gone is a failure of what should run`() {
        var scenario = Scenario()
        #expect(scenario.see(0, [.new(.starting)]).isWaiting)
        #expect(scenario.seeNoService(1).failure != nil)
    }
}
