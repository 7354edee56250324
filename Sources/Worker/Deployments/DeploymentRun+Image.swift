import Builder
import Model
import Store

/// From the source to the image.
extension DeploymentRun {
    /// The image that the deployment is about: resolved, promoted, built, or built already.
    func makeImage(_ variables: OpenVariables) async throws -> MadeImage {
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
        guard let image = self.deployment.request.image.flatMap(Model.ImageReference.init(parsing:)), image.digest != nil else {
            throw self.failure(.noImage, "the promotion names no image")
        }
        if try await self.isGone(image, "what is promoted") {
            throw self.failure(
                .noImage,
                "the image that serves there is no longer in its registry: roll that application back to its live release, which builds it "
                    + "again, and promote it anew")
        }
        try await self.progress.reach(.deploying)
        return MadeImage(
            image: image, commit: self.deployment.request.commit.flatMap(CommitHash.init(_:)), branch: self.deployment.request.branch)
    }

    private func build(_ source: GitSource, _ variables: OpenVariables) async throws -> MadeImage {
        let log = WorkerBuildLog(log: self.log, mask: SecretMask(variables.hidden))
        try await self.progress.reach(.cloning)
        let (resolved, branch) = try await self.fetch(source, log: log)
        var origin = BuildOrigin(source: source, settings: self.application.build)
        origin.source.branch = source.branch ?? resolved.branch
        let digest = try self.secrets.buildDigest(of: origin, variables)
        let noCache = origin.settings.noCache || self.deployment.request.noCache
        if !noCache, let built = try await self.builtImage(resolved.hash, digest) {
            return MadeImage(image: built, commit: resolved.hash, branch: branch, buildDigest: digest, origin: origin)
        }
        let kept = origin
        origin.settings.noCache = noCache
        let image = try await self.build(resolved.hash, of: origin, variables, log: log)
        return MadeImage(image: image, commit: resolved.hash, branch: branch, buildDigest: digest, origin: kept, isNew: true)
    }

    /// Fetches what is to be built, and keeps which commit of which branch that is.
    private func fetch(_ source: GitSource, log: WorkerBuildLog) async throws -> (commit: ResolvedCommit, branch: String?) {
        let reference = try self.reference(source)
        let what = reference.map { "\($0)" } ?? "the branch"
        await self.progress.report("fetching \(what) of \(source.url)", DeploymentStatus.cloning.progress)
        let resolved = try await self.worker.builder.fetch(source, reference: reference, log: log)
        let request = self.deployment.request
        let branch = (request.commit == nil ? request.branch : nil) ?? self.deployment.branch ?? resolved.branch?.rawValue
        try await self.session.deployments(self.tenant).setCommit(
            self.deployment.id, epoch: self.claimed.epoch, commit: resolved.hash, branch: branch)
        if reference == nil, let found = resolved.branch {
            // From now on it is the application's, wherever the repository's HEAD goes.
            try await self.session.applications(self.tenant).setBranch(found, ofRepository: source.url, for: self.application.id)
        }
        return (resolved, branch)
    }

    /// Builds a commit that was fetched and pushes the image.
    func build(
        _ commit: CommitHash, of origin: BuildOrigin, _ variables: OpenVariables, log: WorkerBuildLog
    ) async throws -> Model.ImageReference {
        try await self.progress.reach(.building)
        await self.progress.report("building \(commit.rawValue.prefix(12))", DeploymentStatus.building.progress)
        let place = try await self.session.applications(self.tenant).place(of: self.application.id)
        let tag = Model.ImageReference(
            registry: self.worker.configuration.registry,
            repository: "\(place.team)/\(self.application.slug)-\(self.application.id.suffix)",
            tag: "d\(self.deployment.number)", digest: nil)
        let labels = ["roost.application": self.application.id.description, "roost.deployment": self.deployment.id.description]
        let request = BuildRequest(
            source: origin.source, commit: commit, settings: origin.settings, image: tag, labels: labels,
            variables: variables.buildArguments, secrets: variables.buildSecrets)
        do throws(BuilderError) {
            _ = try await self.worker.builder.build(request, log: log)
        } catch {
            // It ends with the last line that the builder printed, whatever stood in that.
            throw log.mask.apply(to: error)
        }
        try await self.progress.reach(.pushing)
        await self.progress.report("pushing \(tag)", DeploymentStatus.pushing.progress)
        return try await self.worker.builder.push(tag, log: log)
    }

    /// The live release's image, where it was built from the same.
    private func builtImage(_ commit: CommitHash, _ digest: String) async throws -> Model.ImageReference? {
        guard let number = self.application.live?.releaseNumber else { return nil }
        let release = try await self.session.releases(self.tenant).find(number, of: self.application.id)
        guard release.commit == commit.rawValue, release.buildDigest == digest else { return nil }
        await self.log.note("\(commit.rawValue.prefix(12)) is built already: release \(number) has its image")
        try await self.progress.reach(.deploying)
        return Model.ImageReference(parsing: release.image)
    }

    /// What to fetch, nil for the repository's own branch; checked anew, because a row that got past the API must not reach git.
    private func reference(_ source: GitSource) throws(DeploymentFailure) -> BuildReference? {
        let request = self.deployment.request
        // Fetched by an earlier worker: one deployment is of one commit, wherever its branch or tag stands by now.
        if let fetched = self.deployment.commit.flatMap(CommitHash.init(_:)) { return .commit(fetched) }
        do {
            if let commit = request.commit { return .commit(try CommitHash(commit, field: "commitSha")) }
            if let tag = request.tag { return .tag(try GitReference(tag, field: "tag")) }
            if let branch = request.branch { return .branch(try GitReference(branch, field: "branch")) }
            return source.branch.map(BuildReference.branch)
        } catch {
            throw self.failure(.invalidSource, error.problems.map { "\($0.field) \($0.message)" }.joined(separator: "; "))
        }
    }
}
