import DockerEngine
import Model

/// One plan on its way: look, check, write, follow, and restore where it must be.
struct RolloutRun: Sendable {
    let controller: RolloutController
    let plan: RolloutPlan
    let journal: any RolloutJournal
    let isCancelled: @Sendable () async -> Bool
    let wakeUp: WakeUp

    /// How a target stands before it is followed.
    enum Beginning {
        /// Followed from here; `replaced` is the version that the write replaced, nil where nothing was written.
        case follow(replaced: UInt64?, isFirst: Bool)
        case done
        /// Nothing was touched.
        case failed(DeploymentFailure)
        case cancelled
    }

    func outcome() async throws -> RolloutOutcome {
        if self.plan.status == .rollingBack {
            return try await self.restore(
                because: self.plan.failure
                    ?? DeploymentFailure(stage: .rollingBack, code: .workerCrashed, message: "the worker ended while it was restoring"))
        }
        switch try await self.begin() {
        case .done: return try await self.succeed()
        case .failed(let failure): return .failed(failure)
        case .cancelled:
            try await self.journal.advance(to: .rollingBack, failure: self.cancellation)
            return .cancelled
        case .follow(let replaced, let isFirst): return try await self.see(replaced: replaced, isFirst: isFirst)
        }
    }

    private func see(replaced: UInt64?, isFirst: Bool) async throws -> RolloutOutcome {
        var goal = VerdictGoal(
            mode: self.plan.changesTemplate && !isFirst && self.plan.lastGood != nil ? .update : .establish,
            deploymentLabel: self.plan.target.desired.deploymentLabel, replicas: self.plan.target.desired.replicas,
            isProbed: self.plan.target.probe != nil, rules: VerdictRules(self.plan.target.run, self.controller.timings),
            replacedVersion: replaced, countsEarlierFailures: self.plan.changesTemplate, isVerifying: self.plan.status == .verifying)
        var attempts = max(1, self.controller.timings.restoreAttempts)
        while true {
            switch try await self.follow(self.plan.target, goal, isCancelled: self.isCancelled) {
            case .succeeded: return try await self.succeed()
            case .cancelled: return try await self.restore(because: self.cancellation)
            case .failed(let failure):
                attempts -= 1
                if failure.isInterference, attempts > 0, let version = try await self.rewrite(goal.rules) {
                    // What had failed before was judged already, and excused.
                    goal.replacedVersion = version
                    goal.countsEarlierFailures = false
                    goal.isVerifying = failure.stage == .verifying
                    continue
                }
                return try await self.restore(because: FailureReport(controller: self.controller, plan: self.plan).outline(of: failure))
            }
        }
    }

    /// Writes the target once more, so that Swarm looks at its tasks again.
    ///
    /// - Returns: The version that was replaced; nil where Docker did not take it.
    private func rewrite(_ rules: VerdictRules) async throws -> UInt64? {
        guard case .follow(let version, _) = try await self.write(self.plan.target, isForced: true, patience: rules.deadline) else {
            return nil
        }
        return version
    }

    /// The states have no way from `deploying` to `succeeded` but through `verifying`.
    private func succeed() async throws -> RolloutOutcome {
        try await self.journal.advance(to: .verifying, failure: nil)
        return .succeeded
    }

    private var cancellation: DeploymentFailure {
        DeploymentFailure(stage: self.plan.status, code: .cancelled, message: "the deployment was cancelled")
    }
}
