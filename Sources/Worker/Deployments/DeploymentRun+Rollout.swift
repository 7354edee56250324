import DockerEngine
import Logging
import Model
import Rollout
import Store

/// From the release to the verdict.
extension DeploymentRun {
    /// - Parameter failure: Why what served before is to be restored instead, where that was decided already.
    func rollOut(_ release: Release, because failure: DeploymentFailure? = nil) async throws {
        try await self.progress.reach(.deploying)
        let configuration = try await self.session.configurations(self.tenant).find(release.configurationNumber, of: self.application.id)
        let live = try await self.liveTarget()
        let variables = try await self.variables(of: release)
        let target = try await self.target(release, configuration: configuration, variables: variables, live: live)
        await self.keepSecrets(variables)
        let journal = DeploymentJournal(
            repository: self.session.deployments(self.tenant), deployment: self.deployment.id, epoch: self.claimed.epoch,
            progress: self.progress, log: self.log,
            sealedSpec: try self.secrets.seal(target.desired, deployment: self.deployment.id, of: self.application),
            specDigest: target.desired.digest, logger: self.logger)
        await self.log.note("rolling out release \(release.number), \(target.desired.replicas) tasks")
        let plan = RolloutPlan(
            kind: self.deployment.kind, status: self.progress.status, wasBegun: self.claimed.intent != nil,
            failure: failure ?? self.deployment.failure, target: target, lastGood: live,
            networkName: self.application.networkName,
            secrets: variables.hidden, keepsTasks: target.desired.deploymentLabel != self.deployment.id.description)
        let outcome = try await self.worker.rollout.run(plan, journal: journal, wakeUp: self.wakeUp) {
            await self.isCancellationRequested()
        }
        try await self.end(outcome, release: release, target: target, journal: journal)
    }

    private func end(
        _ outcome: RolloutOutcome, release: Release, target: RolloutTarget, journal: DeploymentJournal
    ) async throws {
        switch outcome {
        case .succeeded:
            await self.log.note("release \(release.number) is verified")
            try await self.succeed(release, target: target)
        case .failed(let failure):
            await self.log.note("failed: \(failure.message)")
            try await self.progress.move(to: .failed, failure: failure)
            // The way to a first version that did not come to be is closed at once: requests would wait on it.
            if self.application.live == nil { await self.worker.routes.publish() }
        case .rolledBack(let failure):
            await self.log.note("rolled back: \(failure.message)")
            try await self.progress.move(to: .rolledBack, failure: failure)
        case .rollbackFailed(let failure, let restore):
            self.logger.critical("nothing good serves", metadata: ["service": "\(self.application.serviceName)", "restore": "\(restore)"])
            let failure = DeploymentFailure(
                stage: DeploymentStatus(rawValue: failure.stage) ?? .rollingBack, code: failure.code,
                message: "\(failure.message); the last good release could not be restored: \(restore)", task: failure.task)
            await self.log.note("rollback failed: \(failure.message)")
            try await self.progress.move(to: .rollbackFailed, failure: failure)
        case .cancelled:
            await self.log.note("cancelled")
            try await self.progress.move(to: .cancelled)
        }
    }

    /// Writes the verdict, what serves from now on and what may be rolled back to, in one transaction.
    private func succeed(_ release: Release, target: RolloutTarget) async throws {
        // The route stands before the verdict, so that the host answers in the moment of success.
        await self.worker.routes.publish()
        let label = DeploymentID(target.desired.deploymentLabel) ?? self.deployment.id
        try await self.worker.store.withTransaction { session in
            try await session.deployments(self.tenant).advance(self.deployment.id, epoch: self.claimed.epoch, to: .succeeded)
            try await session.applications(self.tenant).setLive(
                self.application.id,
                LiveState(releaseNumber: release.number, deploymentID: label, replicas: target.desired.replicas))
            try await session.releases(self.tenant).markGood(release.number, of: self.application.id)
            if self.deployment.kind == .scale { try await self.keepScale(target.desired.replicas, session: session) }
            _ = try await session.releases(self.tenant).expire(of: self.application.id, keep: self.application.keepReleases)
        }
        self.progress.note(.succeeded)
        await self.worker.routes.publish()
        await self.sweepSecrets()
        self.logger.info("deployment moved", metadata: ["status": "succeeded", "release": "\(release.number)"])
    }

    /// A scale that held is what the next deployment is to have, too.
    private func keepScale(_ replicas: Int, session: StoreSession) async throws {
        let number = try await session.applications(self.tenant).lock(self.application.id)
        let newest = try await session.configurations(self.tenant).find(number, of: self.application.id)
        guard newest.run.replicas != replicas else { return }
        var run = newest.run
        run.replicas = replicas
        try await session.configurations(self.tenant).insert(
            ConfigurationVersion(applicationID: self.application.id, number: number + 1, run: run, variables: newest.variables))
        try await session.applications(self.tenant).update(
            self.application.id, ApplicationChange(configurationNumber: number + 1))
    }

    /// How many tasks there were when what a restore brings back was deleted.
    var restoredReplicas: Int? { self.deployment.kind == .redeploy ? self.deployment.request.replicas : nil }
}
