package import Builder
package import Logging
import Model
package import Rollout
package import Store
import Telemetry
package import WorkQueue

/// Carries deployments out, one leased job at a time: the handler of the queue `deployments`.
package struct DeploymentWorker: Sendable {
    let store: DataStore
    let builder: SourceBuilder
    let rollout: RolloutController
    let swarm: SwarmComparison
    let routes: RoutePublisher
    let cancellations: CancellationListener
    let vault: DeploymentVault
    let probe: [UInt8]
    let configuration: WorkerConfiguration
    let logger: Logger

    package init(
        store: DataStore, builder: SourceBuilder, rollout: RolloutController, swarm: SwarmComparison, routes: RoutePublisher,
        cancellations: CancellationListener, vault: DeploymentVault, probe: [UInt8], configuration: WorkerConfiguration, logger: Logger
    ) {
        self.store = store
        self.builder = builder
        self.rollout = rollout
        self.swarm = swarm
        self.routes = routes
        self.cancellations = cancellations
        self.vault = vault
        self.probe = probe
        self.configuration = configuration
        self.logger = logger
    }

    /// Works on one job and says what is to become of it.
    ///
    /// A fault of ours (no database, no lease) gives the job back; a user's fault ends the deployment.
    package func handle(_ job: LeasedJob, context: JobContext) async -> JobOutcome {
        guard let reference = DeploymentJob(payload: job.payload) else { return .dead(reason: "unreadable payload") }
        // Whatever logs on its behalf, statements included, carries the trace of the request that asked for it.
        return await TraceContext.$current.withValue(reference.traceID.flatMap { TraceID($0) }) {
            await self.handle(reference, attempt: job.attempt)
        }
    }

    private func handle(_ reference: DeploymentJob, attempt: Int) async -> JobOutcome {
        var logger = self.logger
        logger[metadataKey: LogKey.deployment] = "\(reference.deploymentID)"
        logger[metadataKey: LogKey.application] = "\(reference.applicationID)"
        logger[metadataKey: LogKey.team] = "\(reference.teamID)"
        do {
            let tenant = TenantContext(teamID: reference.teamID)
            switch try await self.store.session.deployments(tenant).claim(reference.deploymentID) {
            case .finished: return .finished
            // An older one has to run first, and this job may stand before that one's in the queue, after the queue forgot it. The
            // relay's sweep makes this job again when its turn has come.
            case .blocked: return .finished
            case .claimed(let claimed):
                // A job that a server of the version before wrote does not tell it.
                return try await TraceContext.$current.withValue(TraceID(claimed.deployment.traceID)) { [logger] in
                    logger.info("the deployment is carried out", metadata: ["attempt": "\(attempt)"])
                    return try await self.carryOut(claimed, tenant: tenant, attempt: attempt, logger: logger)
                }
            }
        } catch StoreError.stale {
            // Another worker has a newer epoch: what is left to do is its.
            logger.warning("the deployment was taken over")
            return .finished
        } catch is CancellationError {
            logger.info("the deployment is handed back")
            return .release(after: .zero)
        } catch let error as StoreError where error.isTransient {
            // Postgres is away: that says nothing of the deployment, so the attempt does not count.
            logger.warning("the deployment waits for Postgres", metadata: ["error": "\(error)"])
            return .release(after: .seconds(2))
        } catch {
            if Task.isCancelled { return .release(after: .zero) }
            logger.error("the deployment is tried again", metadata: ["error": "\(error)"])
            return .retry(after: .seconds(2))
        }
    }

    private func carryOut(
        _ claimed: ClaimedDeployment, tenant: TenantContext, attempt: Int, logger: Logger
    ) async throws -> JobOutcome {
        let repository = self.store.session.deployments(tenant)
        let id = claimed.deployment.id
        let secrets = try await self.vault.open()
        let application = try await self.store.session.applications(tenant).find(claimed.deployment.applicationID, includingDeleted: true)
        let log = try await DeploymentLog(
            repository: self.store.session.deploymentLogs(tenant), deployment: id, epoch: claimed.epoch)
        let words = attempt == 1 ? "begins" : "goes on, attempt \(attempt)"
        await log.append("deployment \(claimed.deployment.number) \(words), trace \(claimed.deployment.traceID)", stream: "system")
        try await self.cancellations.withWakeUp(for: id) { wakeUp in
            let run = DeploymentRun(
                worker: self, claimed: claimed, tenant: tenant, application: application, log: log, logger: logger,
                progress: DeploymentProgress(
                    repository: repository, deployment: id, epoch: claimed.epoch, status: claimed.deployment.status),
                wakeUp: wakeUp, secrets: secrets)
            try await log.whileFlushing {
                let maximum = self.configuration.maximumAttempts
                if attempt <= maximum { try await run.carryOut() } else { try await run.giveUp(attempt: attempt, maximum: maximum) }
            }
        }
        return .finished
    }
}
