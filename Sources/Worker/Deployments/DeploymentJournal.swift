import Logging
import Model
import Rollout
import Store

/// What the roll-out of one deployment tells Postgres, always with the worker's epoch.
struct DeploymentJournal: RolloutJournal {
    let repository: DeploymentRepository
    let deployment: DeploymentID
    let epoch: Int
    let progress: DeploymentProgress
    let log: DeploymentLog
    let sealedSpec: [UInt8]
    let specDigest: String
    let logger: Logger

    func report(step: String, progress: Int) async {
        await self.progress.report(step, progress)
    }

    func recordIntent(versionIndex: UInt64) async throws {
        try await self.repository.setIntent(
            self.deployment, epoch: self.epoch,
            DeploymentIntent(sealedSpec: self.sealedSpec, specHash: self.specDigest, versionIndex: Int(clamping: versionIndex)))
    }

    func advance(to status: DeploymentStatus, failure: DeploymentFailure?) async throws {
        try await self.progress.move(to: status, failure: failure)
        self.logger.info("deployment moved", metadata: ["status": "\(status.rawValue)"])
        if status == .rollingBack { await self.log.note("rolling back: \(failure?.message ?? "cancelled")") }
    }
}
