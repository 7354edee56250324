import Builder
import DockerEngine
import Model
import Rollout
import Store

/// From what was asked for to the release that is to be live.
extension DeploymentRun {
    /// The release to make live; a new one where the deployment builds or resolves an image.
    func prepareRelease() async throws -> Release {
        let releases = self.session.releases(self.tenant)
        if let number = self.deployment.releaseNumber, self.progress.status != .queued {
            return try await self.kept(number, in: releases)
        }
        switch self.deployment.kind {
        case .redeploy where self.deployment.request.releaseNumber != nil, .rollback:
            try await self.progress.reach(.deploying)
            return try await self.use(try await self.kept(self.deployment.request.releaseNumber ?? 0, in: releases))
        case .deploy, .redeploy, .promote:
            return try await self.makeRelease()
        case .scale, .restart, .stop, .start:
            try await self.progress.reach(.deploying)
            guard let live = self.application.live else {
                throw self.failure(.noImage, "nothing of this application is live any more")
            }
            return try await self.use(try await self.kept(live.releaseNumber, in: releases))
        }
    }

    func failure(_ code: FailureCode, _ message: String) -> DeploymentFailure {
        DeploymentFailure(stage: self.progress.status, code: code, message: message)
    }

    private func kept(_ number: Int, in releases: ReleaseRepository) async throws -> Release {
        do {
            return try await releases.find(number, of: self.application.id)
        } catch StoreError.notFound {
            throw self.failure(.noImage, "release \(number) is no longer kept")
        }
    }

    private func use(_ release: Release) async throws -> Release {
        try await self.session.deployments(self.tenant).setRelease(
            self.deployment.id, epoch: self.claimed.epoch, number: release.number, image: release.image)
        return release
    }

    private func makeRelease() async throws -> Release {
        let variables = try await self.variables(self.claimed.configurationNumber, shared: self.claimed.shared)
        let made = try await self.makeImage(variables)
        if let release = try await self.unchangedRelease(made, variables) {
            await self.log.note("release \(release.number) serves as it should: no task is changed")
            return try await self.use(release)
        }
        let release = try await self.worker.store.withTransaction { session in
            let release = try await session.releases(self.tenant).insert(
                application: self.application.id, image: made.image.description, configurationNumber: self.claimed.configurationNumber,
                commit: made.commit, branch: made.branch, deployment: self.deployment.id, shared: self.claimed.shared,
                buildDigest: made.buildDigest)
            try await session.deployments(self.tenant).setRelease(
                self.deployment.id, epoch: self.claimed.epoch, number: release.number, image: release.image)
            return release
        }
        await self.log.note("release \(release.number): \(release.image)")
        return release
    }

    private func makeImage(_ variables: OpenVariables) async throws -> MadeImage {
        if self.deployment.kind == .promote { return try await self.promotedImage() }
        switch self.application.source {
        case .image(let reference):
            try await self.progress.reach(.deploying)
            await self.progress.report("resolving \(reference)", DeploymentStatus.deploying.progress)
            let log = WorkerBuildLog(log: self.log, mask: SecretMask([]))
            return MadeImage(image: try await self.worker.builder.resolveImage(reference, log: log))
        case .git(let source):
            return try await self.build(source, variables)
        }
    }

    private func promotedImage() async throws -> MadeImage {
        try await self.progress.reach(.deploying)
        guard let image = self.deployment.request.image.flatMap(Model.ImageReference.init(parsing:)), image.digest != nil else {
            throw self.failure(.noImage, "the promotion names no image")
        }
        return MadeImage(
            image: image, commit: self.deployment.request.commit.flatMap(CommitHash.init(_:)), branch: self.deployment.request.branch)
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

    private func build(_ source: GitSource, _ variables: OpenVariables) async throws -> MadeImage {
        let log = WorkerBuildLog(log: self.log, mask: SecretMask(variables.hidden))
        try await self.progress.reach(.cloning)
        let reference = try self.reference(source)
        await self.progress.report("fetching \(reference) of \(source.url)", DeploymentStatus.cloning.progress)
        let resolved = try await self.worker.builder.fetch(source, reference: reference, log: log)
        let branch = (self.deployment.request.commit == nil ? self.deployment.request.branch : nil) ?? self.deployment.branch
        try await self.session.deployments(self.tenant).setCommit(
            self.deployment.id, epoch: self.claimed.epoch, commit: resolved.hash, branch: branch)
        var settings = self.application.build
        settings.noCache = settings.noCache || self.deployment.request.noCache
        let digest = try self.worker.secrets.buildDigest(of: source, settings, variables)
        if let built = try await self.builtImage(resolved.hash, digest, settings) {
            return MadeImage(image: built, commit: resolved.hash, branch: branch, buildDigest: digest)
        }
        try await self.progress.reach(.building)
        await self.progress.report("building \(resolved.hash.rawValue.prefix(12))", DeploymentStatus.building.progress)
        let place = try await self.session.applications(self.tenant).place(of: self.application.id)
        let tag = Model.ImageReference(
            registry: self.worker.configuration.registry,
            repository: "\(place.team)/\(self.application.slug)-\(self.application.id.suffix)",
            tag: "d\(self.deployment.number)", digest: nil)
        let labels = ["roost.application": self.application.id.description, "roost.deployment": self.deployment.id.description]
        _ = try await self.worker.builder.build(
            BuildRequest(
                source: source, commit: resolved.hash, settings: settings, image: tag, labels: labels,
                variables: variables.buildArguments, secrets: variables.buildSecrets),
            log: log)
        try await self.progress.reach(.pushing)
        await self.progress.report("pushing \(tag)", DeploymentStatus.pushing.progress)
        return MadeImage(
            image: try await self.worker.builder.push(tag, log: log), commit: resolved.hash, branch: branch, buildDigest: digest,
            isNew: true)
    }

    /// The live release's image, where it was built from the same.
    private func builtImage(_ commit: CommitHash, _ digest: String, _ settings: BuildSettings) async throws -> Model.ImageReference? {
        guard !settings.noCache, let number = self.application.live?.releaseNumber else { return nil }
        let release = try await self.session.releases(self.tenant).find(number, of: self.application.id)
        guard release.commit == commit.rawValue, release.buildDigest == digest else { return nil }
        await self.log.note("\(commit.rawValue.prefix(12)) is built already: release \(number) has its image")
        try await self.progress.reach(.deploying)
        return Model.ImageReference(parsing: release.image)
    }

    /// What to fetch; checked anew, because a row that got past the API must not reach git.
    private func reference(_ source: GitSource) throws(DeploymentFailure) -> BuildReference {
        let request = self.deployment.request
        // Fetched by an earlier worker: one deployment is of one commit, wherever its branch or tag stands by now.
        if let fetched = self.deployment.commit.flatMap(CommitHash.init(_:)) { return .commit(fetched) }
        do {
            if let commit = request.commit { return .commit(try CommitHash(commit, field: "commitSha")) }
            if let tag = request.tag { return .tag(try GitReference(tag, field: "tag")) }
            if let branch = request.branch { return .branch(try GitReference(branch, field: "branch")) }
            return .branch(source.branch)
        } catch {
            throw self.failure(.invalidSource, error.problems.map { "\($0.field) \($0.message)" }.joined(separator: "; "))
        }
    }
}
