import Logging
import Model
import Rollout
import Store

/// A removal has no deployment to write to: its application's row says that it is wanted, until it has happened.
struct RemovalJournal: RolloutJournal {
    let application: ApplicationID
    let applications: ApplicationRepository
    let logger: Logger

    func report(step: String, progress: Int) async {
        self.logger.debug("removing", metadata: ["step": "\(step)"])
    }

    /// Asked between finding the service and removing it.
    ///
    /// - Throws: ``StoreError/stale`` where another process has removed it meanwhile: what was found may be a service that was deployed
    ///   since then, after a restore.
    func recordIntent(versionIndex: UInt64) async throws {
        guard try await self.applications.isToRemove(self.application) else { throw StoreError.stale }
    }

    func advance(to status: DeploymentStatus, failure: DeploymentFailure?) async throws {}
}
