import Builder
import Model
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
        let image: ImageReference
        var commit: CommitHash?
        var branch: String?
        switch self.application.source {
        case .image(let reference):
            try await self.progress.reach(.deploying)
            await self.progress.report("resolving \(reference)", DeploymentStatus.deploying.progress)
            image = try await self.worker.builder.resolveImage(reference, log: WorkerBuildLog(log: self.log))
        case .git(let source):
            let built = try await self.build(source)
            (image, commit, branch) = (built.image, built.commit, built.branch)
        }
        let (madeCommit, madeBranch) = (commit, branch)
        let release = try await self.worker.store.withTransaction { session in
            let release = try await session.releases(self.tenant).insert(
                application: self.application.id, image: image.description, configurationNumber: self.claimed.configurationNumber,
                commit: madeCommit, branch: madeBranch, deployment: self.deployment.id)
            try await session.deployments(self.tenant).setRelease(
                self.deployment.id, epoch: self.claimed.epoch, number: release.number, image: release.image)
            return release
        }
        await self.log.note("release \(release.number): \(release.image)")
        return release
    }

    private func build(_ source: GitSource) async throws -> (image: ImageReference, commit: CommitHash, branch: String?) {
        let log = WorkerBuildLog(log: self.log)
        try await self.progress.reach(.cloning)
        let reference = try self.reference(source)
        await self.progress.report("fetching \(reference) of \(source.url)", DeploymentStatus.cloning.progress)
        let resolved = try await self.worker.builder.fetch(source, reference: reference, log: log)
        let branch = self.deployment.request.commit == nil ? self.deployment.request.branch : nil
        try await self.session.deployments(self.tenant).setCommit(
            self.deployment.id, epoch: self.claimed.epoch, commit: resolved.hash, branch: branch ?? self.deployment.branch)
        try await self.progress.reach(.building)
        await self.progress.report("building \(resolved.hash.rawValue.prefix(12))", DeploymentStatus.building.progress)
        let place = try await self.session.applications(self.tenant).place(of: self.application.id)
        var settings = self.application.build
        settings.noCache = settings.noCache || self.deployment.request.noCache
        let tag = ImageReference(
            registry: self.worker.configuration.registry,
            repository: "\(place.team)/\(self.application.slug)-\(self.application.id.suffix)",
            tag: "d\(self.deployment.number)", digest: nil)
        let labels = ["roost.application": self.application.id.description, "roost.deployment": self.deployment.id.description]
        _ = try await self.worker.builder.build(
            BuildRequest(source: source, commit: resolved.hash, settings: settings, image: tag, labels: labels), log: log)
        try await self.progress.reach(.pushing)
        await self.progress.report("pushing \(tag)", DeploymentStatus.pushing.progress)
        return (try await self.worker.builder.push(tag, log: log), resolved.hash, branch ?? self.deployment.branch)
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
