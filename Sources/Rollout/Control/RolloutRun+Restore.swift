import DockerEngine
import Logging
import Model

extension RolloutRun {
    /// Brings back what served before, or removes the service of a first deployment, and says how that ended.
    ///
    /// What was good is always written explicitly: Swarm's own rollback goes to the specification before, which may be another
    /// bad one, and may stop half-way.
    func restore(because failure: DeploymentFailure) async throws -> RolloutOutcome {
        try await self.journal.advance(to: .rollingBack, failure: failure)
        let outcome: RolloutOutcome = failure.code == .cancelled ? .cancelled : .rolledBack(failure)
        guard let lastGood = self.plan.lastGood else { return try await self.remove(because: failure) }
        await self.journal.report(step: "restoring the last good release", progress: DeploymentStatus.rollingBack.progress)
        let target = Self.restoring(lastGood)
        let rules = VerdictRules(target.run, self.controller.timings)
        var reason = ""
        for _ in 0..<max(1, self.controller.timings.restoreAttempts) {
            let replaced: UInt64?
            switch try await self.write(target, isForced: true, patience: rules.deadline) {
            case .done, .cancelled: return outcome
            case .failed(let problem): return .rollbackFailed(failure, restore: problem.message)
            case .follow(let version, _): replaced = version
            }
            let goal = VerdictGoal(
                mode: .restore, deploymentLabel: target.desired.deploymentLabel, replicas: target.desired.replicas,
                isProbed: target.probe != nil, rules: rules, replacedVersion: replaced, countsEarlierFailures: false)
            switch try await self.follow(target, goal, isCancelled: { false }) {
            case .succeeded: return outcome
            case .cancelled: return .rollbackFailed(failure, restore: "restoring was cancelled")
            case .failed(let problem):
                reason = problem.message
                if !problem.isInterference { return .rollbackFailed(failure, restore: reason) }
            }
        }
        return .rollbackFailed(failure, restore: reason)
    }

    /// A first deployment has nothing to go back to.
    private func remove(because failure: DeploymentFailure) async throws -> RolloutOutcome {
        await self.journal.report(step: "removing the service", progress: DeploymentStatus.rollingBack.progress)
        do {
            try await self.controller.removeService(named: self.plan.target.desired.serviceName, journal: self.journal)
        } catch let error as DockerError {
            try Self.rethrowCancellation(error)
            self.controller.logger.warning("the failed service could not be removed", metadata: ["error": "\(error)"])
        }
        return failure.code == .cancelled ? .cancelled : .failed(failure)
    }

    /// What was good is put back whatever a single task of it does meanwhile: a rollback of Swarm's would lead to the bad version.
    private static func restoring(_ target: RolloutTarget) -> RolloutTarget {
        var spec = target.desired.spec
        spec.updateConfig?.failureAction = .proceed
        return RolloutTarget(desired: DesiredSpec(spec: spec, digest: target.desired.digest), run: target.run)
    }
}
