package import DockerEngine
package import Logging

/// Carries deployments out on a real Swarm and says how each ended.
///
/// It holds no state of its own: everything it needs to go on after a crash stands in the plan, in the journal's store and in
/// the labels of what Swarm runs.
package struct RolloutController: Sendable {
    let docker: DockerClient
    let prober: any TaskProber
    let timings: RolloutTimings
    let logger: Logger

    package init(docker: DockerClient, prober: any TaskProber, timings: RolloutTimings = RolloutTimings(), logger: Logger) {
        self.docker = docker
        self.prober = prober
        self.timings = timings
        self.logger = logger
    }

    /// Makes the plan's target live, or restores what served before.
    ///
    /// Called again with the same plan, by another worker say, it goes on where the labels show that the first one stopped.
    ///
    /// - Parameters:
    ///   - wakeUp: Rings when it is worth looking at once, because the cancellation was asked for, say.
    ///   - isCancelled: Asked at each look; once true, what served before is restored.
    /// - Throws: What the journal throws, or `CancellationError` when the task is cancelled; then nothing is undone, and the next
    ///   call goes on.
    package func run(
        _ plan: RolloutPlan, journal: any RolloutJournal, wakeUp: WakeUp = WakeUp(), isCancelled: @escaping @Sendable () async -> Bool
    ) async throws -> RolloutOutcome {
        let run = RolloutRun(controller: self, plan: plan, journal: journal, isCancelled: isCancelled, wakeUp: wakeUp)
        let result: Result<RolloutOutcome, any Error>
        do {
            result = .success(try await run.outcome())
        } catch {
            result = .failure(error)
        }
        if plan.target.probe != nil {
            await self.prober.endProbing(serviceName: plan.target.desired.serviceName, deploymentLabel: plan.target.desired.deploymentLabel)
        }
        return try result.get()
    }
}
