import DockerEngine
import Rollout

/// A roll-out as it would be observed, told second by second.
struct Scenario {
    var machine: VerdictMachine
    private let start = ContinuousClock.now

    static let rules = VerdictRules(
        window: .seconds(10), deadline: .seconds(300), healthPatience: .seconds(20), healthFreshness: .seconds(13),
        probePatience: .seconds(15), schedulingGrace: .seconds(30), healthMargin: .seconds(30), allowedFailures: 3)

    init(
        _ mode: VerdictGoal.Mode = .update, replicas: Int = 1, isProbed: Bool = false, replacedVersion: UInt64? = nil,
        isFirst: Bool = false, rules: VerdictRules = Self.rules
    ) {
        self.machine = VerdictMachine(
            VerdictGoal(
                mode: mode, deploymentLabel: mode == .restore ? "good" : "new", replicas: replicas, isProbed: isProbed, rules: rules,
                replacedVersion: replacedVersion, countsEarlierFailures: mode == .update || isFirst))
    }

    mutating func see(_ seconds: Double, _ tasks: [ObservedTask]) -> Verdict {
        self.see(seconds, .updating, tasks)
    }

    mutating func see(
        _ seconds: Double, _ state: UpdateState?, isTarget: Bool = true, version: UInt64 = 10, message: String = "",
        _ tasks: [ObservedTask]
    ) -> Verdict {
        self.machine.observe(
            Observation(
                now: self.start + .seconds(seconds),
                service: ObservedService(version: version, isTarget: isTarget, updateState: state, updateMessage: message), tasks: tasks))
    }

    mutating func seeNoService(_ seconds: Double) -> Verdict {
        self.machine.observe(Observation(now: self.start + .seconds(seconds), service: nil, tasks: []))
    }

    mutating func lose(_ seconds: Double) -> Verdict {
        self.machine.engineUnreachable(at: self.start + .seconds(seconds), reason: "connection refused")
    }

    /// The same sight each second; the last verdict, or the first that ends it with its time.
    mutating func hold(
        _ seconds: ClosedRange<Int>, _ state: UpdateState? = .completed, _ tasks: (Int) -> [ObservedTask]
    ) -> (verdict: Verdict, at: Int) {
        var verdict = Verdict.wait(.init(step: "", progress: 0, isVerifying: false))
        for second in seconds {
            verdict = self.see(Double(second), state, tasks(second))
            guard case .wait = verdict else { return (verdict, second) }
        }
        return (verdict, seconds.upperBound)
    }
}

extension ObservedTask {
    /// A task of the deployment that is judged while updating.
    static func new(
        _ state: TaskState, _ id: String = "n1", at seconds: Int64 = 1, slot: Int = 1, desired: TaskState = .running, exitCode: Int? = nil,
        error: String = "", health: TaskHealth? = nil, isProcessRunning: Bool? = nil, answer: ProbeAnswer? = nil
    ) -> ObservedTask {
        ObservedTask(
            id: id, slot: slot, node: "node", deploymentLabel: "new", desiredState: desired, state: state,
            statusAt: DockerTimestamp(seconds: 1_700_000_000 + seconds), exitCode: exitCode, error: error, health: health,
            isProcessRunning: isProcessRunning, answer: answer)
    }

    /// A task of the last good deployment.
    static func good(
        _ state: TaskState = .running, _ id: String = "g1", at seconds: Int64 = 0, slot: Int = 1, desired: TaskState = .running,
        exitCode: Int? = nil, health: TaskHealth? = nil, isProcessRunning: Bool? = nil
    ) -> ObservedTask {
        ObservedTask(
            id: id, slot: slot, node: "node", deploymentLabel: "good", desiredState: desired, state: state,
            statusAt: DockerTimestamp(seconds: 1_700_000_000 + seconds), exitCode: exitCode, health: health,
            isProcessRunning: isProcessRunning)
    }
}

extension TaskHealth {
    static func passed(at seconds: Int64) -> TaskHealth {
        TaskHealth(
            status: .healthy, failingStreak: 0, lastEnd: DockerTimestamp(seconds: 1_700_000_000 + seconds), lastPassed: true, lastOutput: ""
        )
    }

    static func failed(_ streak: Int, at seconds: Int64, _ output: String = "status 500", status: HealthStatus = .starting) -> TaskHealth {
        TaskHealth(
            status: status, failingStreak: streak, lastEnd: DockerTimestamp(seconds: 1_700_000_000 + seconds), lastPassed: false,
            lastOutput: output)
    }
}

extension Verdict {
    var isWaiting: Bool {
        if case .wait = self { true } else { false }
    }

    var failure: VerdictFailure? {
        if case .failed(let failure) = self { failure } else { nil }
    }

    var step: String {
        if case .wait(let waiting) = self { waiting.step } else { "" }
    }
}
