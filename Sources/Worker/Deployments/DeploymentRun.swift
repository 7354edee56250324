import Builder
import Logging
import Model
import Rollout
import Store

/// One worker's way through one deployment.
struct DeploymentRun: Sendable {
    let worker: DeploymentWorker
    let claimed: ClaimedDeployment
    let tenant: TenantContext
    let application: Application
    let log: DeploymentLog
    let logger: Logger
    let progress: DeploymentProgress
    /// Rings when the deployment's cancellation is announced.
    let wakeUp: WakeUp
    let secrets: DeploymentSecrets

    var deployment: Deployment { self.claimed.deployment }
    var session: StoreSession { self.worker.store.session }

    /// Takes the deployment from where it stands to its end.
    ///
    /// - Throws: only what stops the worker itself: a lost epoch, no database, a shutdown.
    func carryOut() async throws {
        // An earlier worker was about to end it and had told Swarm nothing.
        if self.progress.status == .rollingBack, self.claimed.intent == nil { return try await self.endUntold(self.deployment.failure) }
        do {
            let release = try await self.untilCancelled { try await self.prepareRelease() }
            try await self.rollOut(release)
        } catch is DeploymentCancelled {
            try await self.endUntold(nil)
        } catch let failure as DeploymentFailure {
            try await self.claimed.intent == nil ? self.endUntold(failure) : self.endUnrestored(failure)
        } catch let error as BuilderError where !Task.isCancelled {
            try await self.endUntold(DeploymentFailure(stage: self.progress.status, code: error.code, message: error.message))
        }
    }

    /// Whether the deployment's end was asked for; a database that does not answer says no.
    func isCancellationRequested() async -> Bool {
        (try? await self.session.deployments(self.tenant).isCancellationRequested(self.deployment.id)) ?? false
    }

    /// Runs what can be given up at any moment, and gives it up when the cancellation is asked for.
    private func untilCancelled<Result: Sendable>(_ body: @escaping @Sendable () async throws -> Result) async throws -> Result {
        // Once Swarm was told there is something to restore: the roll-out itself looks after the request.
        if self.claimed.intent != nil { return try await body() }
        return try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                while !(await self.isCancellationRequested()) {
                    _ = try await self.wakeUp.wait(upTo: self.worker.configuration.cancellationPoll)
                }
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next() else { throw CancellationError() }
            if let result = first { return result }
            // Waits for the work to let go of its processes before the deployment is said to have ended.
            group.cancelAll()
            while let next = await group.nextResult() {
                // It was done in the very moment; the roll-out sees the request at once and restores what served before.
                if case .success(.some(let result)) = next, DeploymentStatus.exclusive.contains(self.progress.status) { return result }
            }
            throw DeploymentCancelled()
        }
    }
}
