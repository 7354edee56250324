import Builder
import Model
import Store

/// A release that is to be live again, whose image may be gone from its registry by now.
extension DeploymentRun {
    /// The release of that number or, where its image is gone and its commit is not, a new one that is built from the same.
    ///
    /// - Throws: ``DeploymentFailure`` `no_image` where the image is gone and cannot be built again; ``BuilderError``.
    func bringBack(_ number: Int) async throws -> Release {
        let release = try await self.kept(number, includingExpired: true)
        if try await self.isToBeRebuilt(release) { return try await self.rebuild(release) }
        try await self.progress.reach(.deploying)
        try await self.session.releases(self.tenant).keepAgain(release.number, of: self.application.id)
        return try await self.use(release)
    }

    /// What an earlier worker found out holds: its states cannot be gone back on.
    private func isToBeRebuilt(_ release: Release) async throws -> Bool {
        if self.deployment.rebuiltReleaseNumber != nil { return true }
        guard let image = Model.ImageReference(parsing: release.image) else { return false }
        return try await self.isGone(image, "release \(release.number)")
    }

    /// Whether an image is gone, asked before the deployment touches anything and not again by a worker that takes over later.
    ///
    /// - Parameter owner: Whose image it is.
    func isGone(_ image: Model.ImageReference, _ owner: String) async throws -> Bool {
        guard self.progress.status == .queued else { return false }
        await self.progress.report("looking for the image of \(owner)", DeploymentStatus.queued.progress)
        return try await self.worker.builder.isGone(image)
    }

    /// Why a release cannot be built again: another application's repository or nobody's is behind its image.
    private func obstacle(_ release: Release) async throws -> String {
        guard release.commit != nil else { return "it came from an image that was not built here" }
        let maker = try await self.session.deployments(self.tenant).find(release.deploymentID)
        guard maker.kind == .promote else { return "it is not known what it was built from" }
        return "it was promoted from another application: roll that one back to what it was then, which builds it again, and promote "
            + "it anew"
    }

    private func rebuild(_ release: Release) async throws -> Release {
        let loss = "the image of release \(release.number) is no longer in its registry"
        guard let origin = release.origin, let commit = release.commit.flatMap(CommitHash.init(_:)) else {
            throw self.failure(.noImage, "\(loss), and \(try await self.obstacle(release))")
        }
        let note = "\(loss): commit \(commit.rawValue.prefix(12)) is built again"
        try await self.session.deployments(self.tenant).setRebuilt(
            self.deployment.id, epoch: self.claimed.epoch, release: release.number)
        await self.log.note(note)
        try await self.progress.reach(.cloning, note: note)
        try await self.session.deployments(self.tenant).setCommit(
            self.deployment.id, epoch: self.claimed.epoch, commit: commit, branch: release.branch)
        let variables = try await self.variables(of: release)
        let log = WorkerBuildLog(log: self.log, mask: SecretMask(variables.hidden))
        await self.progress.report("fetching \(commit) of \(origin.source.url)", DeploymentStatus.cloning.progress)
        do throws(BuilderError) {
            _ = try await self.worker.builder.fetch(origin.source, reference: .commit(commit), log: log)
        } catch {
            guard error.code == .invalidSource else { throw error }
            throw self.failure(.noImage, "\(loss), and its commit is no longer in \(origin.source.url): \(error.message)")
        }
        let image = try await self.build(commit, of: origin, variables, log: log)
        let made = MadeImage(
            image: image, commit: commit, branch: release.branch,
            buildDigest: try self.secrets.buildDigest(of: origin, variables), origin: origin, isNew: true)
        return try await self.insert(
            made, configurationNumber: release.configurationNumber, shared: release.shared, maker: self.deployment.id)
    }
}
