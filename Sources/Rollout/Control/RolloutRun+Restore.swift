import DockerEngine
import Logging
import Model

extension RolloutRun {
    /// Brings back what served before, or removes the service of a first deployment, and says how that ended.
    ///
    /// What was good is always written explicitly: Swarm's own rollback goes to the specification before, which may be another
    /// bad one, and may stop half-way. It is written before anything is asked about the failure: nothing good may serve meanwhile.
    func restore(because failure: DeploymentFailure) async throws -> RolloutOutcome {
        try await self.journal.advance(to: .rollingBack, failure: failure)
        guard let lastGood = self.plan.lastGood else { return try await self.remove(because: failure) }
        await self.journal.report(step: "restoring the last good release", progress: DeploymentStatus.rollingBack.progress)
        let rules = VerdictRules(lastGood.run, self.controller.timings)
        var told: DeploymentFailure?
        var reason = ""
        for _ in 0..<max(1, self.controller.timings.restoreAttempts) {
            let target = Self.restoring(lastGood)
            let replaced: UInt64?
            switch try await self.write(target, isForced: true, patience: rules.deadline) {
            case .done, .cancelled: replaced = nil
            case .failed(let problem): return .rollbackFailed(told ?? failure, restore: problem.message)
            case .follow(let version, _): replaced = version
            }
            let report = await self.reported(told, failure)
            told = report
            let goal = VerdictGoal(
                mode: .restore, deploymentLabel: target.desired.deploymentLabel, replicas: target.desired.replicas,
                isProbed: target.probe != nil, rules: rules, replacedVersion: replaced, countsEarlierFailures: false)
            switch try await self.follow(target, goal, isCancelled: { false }) {
            case .succeeded: return failure.code == .cancelled ? .cancelled : .rolledBack(report)
            case .cancelled: return .rollbackFailed(report, restore: "restoring was cancelled")
            case .failed(let problem):
                reason = problem.message
                if !problem.isInterference { return .rollbackFailed(report, restore: reason) }
            }
        }
        return .rollbackFailed(told ?? failure, restore: reason)
    }

    /// A first deployment has nothing to go back to.
    ///
    /// Its report comes first: with the service goes what its tasks printed.
    private func remove(because failure: DeploymentFailure) async throws -> RolloutOutcome {
        let report = await self.reported(nil, failure)
        await self.journal.report(step: "removing the service", progress: DeploymentStatus.rollingBack.progress)
        let name = self.plan.target.desired.serviceName
        do {
            let patience = VerdictRules(self.plan.target.run, self.controller.timings).deadline
            try await self.controller.removeService(named: name, journal: self.journal, patience: patience)
        } catch let error as DockerError {
            try Self.rethrowCancellation(error)
            self.controller.logger.warning("the failed service could not be removed", metadata: ["error": "\(error)"])
            // Its last tasks may take longer to end than is worth waiting for.
            guard await self.controller.isAbsent(name) else {
                return .rollbackFailed(report, restore: "the service could not be removed: \(error.message)")
            }
        }
        return failure.code == .cancelled ? .cancelled : .failed(report)
    }

    private func reported(_ told: DeploymentFailure?, _ failure: DeploymentFailure) async -> DeploymentFailure {
        if let told { return told }
        return await FailureReport(controller: self.controller, plan: self.plan).completed(failure)
    }

    /// What was good is put back whatever a single task of it does meanwhile, since a rollback of Swarm's would lead to the bad version,
    /// and without the pauses that are made for a version which nobody knows yet.
    static func restoring(_ target: RolloutTarget) -> RolloutTarget {
        var spec = target.desired.spec
        spec.updateConfig?.failureAction = .proceed
        spec.updateConfig?.delay = .zero
        return RolloutTarget(desired: DesiredSpec(spec: spec, digest: target.desired.digest), run: target.run)
    }
}
