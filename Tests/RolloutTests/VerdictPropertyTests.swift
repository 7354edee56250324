import DockerEngine
import Rollout
import TestSupport
import Testing

@Suite struct `Whatever is observed` {
    private static let states: [TaskState] = [.pending, .preparing, .starting, .running, .running, .running, .failed, .shutdown, .complete]
    private static let updates: [UpdateState?] = [nil, .updating, .completed, .completed, .paused, .rollbackStarted, .rollbackCompleted]

    /// Random observations, mostly near success, so that the machine often comes close to it.
    private static func observations(_ random: inout SplitMix, replicas: Int) -> [(UpdateState?, Bool, [ObservedTask], Bool)] {
        var tasks: [ObservedTask] = (0..<replicas).map { .new(.running, "n\($0)", slot: $0 + 1) }
        var update: UpdateState? = .completed
        return (0..<60).map { second in
            if Int.random(in: 0..<8, using: &random) == 0 {
                update = Self.updates.randomElement(using: &random) ?? nil
                let slot = Int.random(in: 0..<replicas, using: &random)
                let state = Self.states.randomElement(using: &random) ?? .running
                let id = "t\(second)"
                switch Int.random(in: 0..<4, using: &random) {
                case 0: tasks.append(.good(.running, id, at: Int64(second)))
                case 1: tasks.removeAll { $0.deploymentLabel == "good" }
                case 2: tasks = (0..<replicas).map { .new(.running, "n\($0)x\(second)", slot: $0 + 1) }
                default: tasks[min(slot, tasks.count - 1)] = .new(state, id, at: Int64(second), slot: slot + 1)
                }
                if tasks.isEmpty { tasks = [.new(.starting, id, at: Int64(second))] }
            }
            return (update, Int.random(in: 0..<20, using: &random) != 0, tasks, Int.random(in: 0..<25, using: &random) == 0)
        }
    }

    @Test(arguments: [VerdictGoal.Mode.update, .establish])
    func `success is never given while an old task is meant to run, nor before the window has passed`(mode: VerdictGoal.Mode) async {
        var successes = 0
        for seed in 0..<3000 as Range<UInt64> {
            if seed % 100 == 0 { await Task.yield() }
            var random = SplitMix(seed: seed)
            let replicas = Int.random(in: 1...3, using: &random)
            var scenario = Scenario(mode, replicas: replicas)
            var goodSince: Int?
            loop: for (second, observation) in Self.observations(&random, replicas: replicas).enumerated() {
                let (update, isTarget, tasks, isLost) = observation
                let own = tasks.filter { $0.deploymentLabel == "new" && $0.isWanted }
                let isGood =
                    !isLost && isTarget && (update == nil || update == .completed) && own.count == replicas
                    && own.allSatisfy { $0.state == .running } && tasks.filter(\.isWanted).count == replicas
                goodSince = isGood ? goodSince ?? second : nil
                let verdict = isLost ? scenario.lose(Double(second)) : scenario.see(Double(second), update, isTarget: isTarget, tasks)
                switch verdict {
                case .wait: continue
                case .failed: break loop
                case .succeeded:
                    successes += 1
                    #expect(isGood, "seed \(seed), second \(second)")
                    #expect(goodSince.map { second - $0 >= 10 } == true, "seed \(seed), second \(second)")
                    break loop
                }
            }
        }
        #expect(successes > 100)
    }
}
