import DockerEngine
import Model
import Rollout
import Store

/// From what was asked for to the release that is to be live.
extension DeploymentRun {
    /// The release to make live; a new one where the deployment builds or resolves an image.
    func prepareRelease() async throws -> Release {
        if let number = self.deployment.releaseNumber, self.progress.status != .queued {
            return try await self.kept(number)
        }
        switch self.deployment.kind {
        case .redeploy where self.deployment.request.releaseNumber != nil, .rollback:
            return try await self.bringBack(self.deployment.request.releaseNumber ?? 0)
        case .deploy, .redeploy, .promote:
            return try await self.makeRelease()
        case .scale, .restart, .stop, .start:
            try await self.progress.reach(.deploying)
            guard let live = self.application.live else {
                throw self.failure(.noImage, "nothing of this application is live any more")
            }
            return try await self.use(try await self.kept(live.releaseNumber))
        }
    }

    func failure(_ code: FailureCode, _ message: String) -> DeploymentFailure {
        DeploymentFailure(stage: self.progress.status, code: code, message: message)
    }

    func kept(_ number: Int, includingExpired: Bool = false) async throws -> Release {
        do {
            return try await self.session.releases(self.tenant).find(
                number, of: self.application.id, includingExpired: includingExpired)
        } catch StoreError.notFound {
            throw self.failure(.noImage, "release \(number) is no longer kept")
        }
    }

    func use(_ release: Release) async throws -> Release {
        try await self.session.deployments(self.tenant).setRelease(
            self.deployment.id, epoch: self.claimed.epoch, number: release.number, image: release.image)
        return release
    }

    private func makeRelease() async throws -> Release {
        let variables = try await self.variables(self.claimed.configurationNumber, shared: self.claimed.shared)
        let made = try await self.makeImage(variables)
        guard let live = self.application.live, let release = try await self.unchangedRelease(made, variables) else {
            return try await self.insert(
                made, configurationNumber: self.claimed.configurationNumber, shared: self.claimed.shared, maker: self.deployment.id)
        }
        await self.log.note("release \(release.number) serves as it should: no task is changed")
        if release.configurationNumber == self.claimed.configurationNumber, release.shared == self.claimed.shared {
            return try await self.use(release)
        }
        // What changed is nothing that a task knows of, a deadline say: it makes a release of its own, with the tasks that run.
        return try await self.insert(
            made, configurationNumber: self.claimed.configurationNumber, shared: self.claimed.shared, maker: live.deploymentID)
    }

    /// Numbers and keeps a new release.
    ///
    /// - Parameter maker: The deployment whose tasks it has.
    func insert(
        _ made: MadeImage, configurationNumber: Int, shared: SharedVariableNumbers, maker: DeploymentID
    ) async throws -> Release {
        let release = try await self.worker.store.withTransaction { session in
            let release = try await session.releases(self.tenant).insert(
                application: self.application.id, image: made.image.description, configurationNumber: configurationNumber,
                commit: made.commit, branch: made.branch, deployment: maker, shared: shared, buildDigest: made.buildDigest,
                origin: made.origin)
            try await session.deployments(self.tenant).setRelease(
                self.deployment.id, epoch: self.claimed.epoch, number: release.number, image: release.image)
            return release
        }
        await self.log.note("release \(release.number): \(release.image)")
        return release
    }

    /// The live release, where all that it consists of is what a new one would, and what runs is what it says.
    private func unchangedRelease(_ made: MadeImage, _ variables: OpenVariables) async throws -> Release? {
        guard !made.isNew, let number = self.application.live?.releaseNumber, let live = try await self.liveTarget() else { return nil }
        let release = try await self.session.releases(self.tenant).find(number, of: self.application.id)
        guard release.image == made.image.description else { return nil }
        let configuration = try await self.session.configurations(self.tenant).find(
            self.claimed.configurationNumber, of: self.application.id)
        let comparison = ReleaseComparison(rendering: self.rendering, swarm: self.worker.swarm)
        do {
            let ground = ClusterGround(
                probe: ProbeConfig(id: "", name: RolloutController.probeName(self.worker.probe)),
                forbidsNewPrivileges: try await self.worker.rollout.canForbidNewPrivileges())
            let differences = try await comparison.differences(
                image: release.image, run: configuration.run, variables: variables, ground: ground, live: live.desired.spec)
            return differences.isEmpty ? release : nil
        } catch let error as DockerError {
            if error.code == .cancelled || Task.isCancelled { throw CancellationError() }
            // The roll-out says what is wrong with Docker, or waits for it.
            return nil
        }
    }
}
