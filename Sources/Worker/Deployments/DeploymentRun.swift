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

    var deployment: Deployment { self.claimed.deployment }
    var session: StoreSession { self.worker.store.session }

    /// Takes the deployment from where it stands to its end.
    ///
    /// - Throws: only what stops the worker itself: a lost epoch, no database, a shutdown.
    func carryOut() async throws {
        do {
            let release = try await self.untilCancelled { try await self.prepareRelease() }
            try await self.rollOut(release)
        } catch is DeploymentCancelled {
            await self.log.note("cancelled")
            // Nothing was told to Swarm yet, so that what served before serves still.
            if DeploymentStatus.exclusive.contains(self.progress.status) { try await self.progress.move(to: .rollingBack) }
            try await self.progress.move(to: .cancelled)
        } catch let failure as DeploymentFailure {
            await self.log.note("failed: \(failure.message)")
            try await self.progress.move(to: .failed, failure: failure)
        } catch let error as BuilderError where !Task.isCancelled {
            let failure = DeploymentFailure(stage: self.progress.status, code: error.code, message: error.message)
            await self.log.note("failed: \(failure.message)")
            try await self.progress.move(to: .failed, failure: failure)
        }
    }

    /// Whether the deployment's end was asked for; a database that does not answer says no.
    func isCancellationRequested() async -> Bool {
        (try? await self.session.deployments(self.tenant).isCancellationRequested(self.deployment.id)) ?? false
    }

    /// Runs what can be given up at any moment, and gives it up when the cancellation is asked for.
    private func untilCancelled<Result: Sendable>(_ body: @escaping @Sendable () async throws -> Result) async throws -> Result {
        // From `deploying` on there is something to restore: the roll-out itself looks after the request.
        if DeploymentStatus.exclusive.contains(self.progress.status) { return try await body() }
        return try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                while !(await self.isCancellationRequested()) { try await Task.sleep(for: self.worker.configuration.cancellationPoll) }
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
