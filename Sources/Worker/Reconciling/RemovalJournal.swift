import Logging
import Model
import Rollout

/// A removal has no deployment to write to: its application's row says that it is wanted, until it has happened.
struct RemovalJournal: RolloutJournal {
    let logger: Logger

    func report(step: String, progress: Int) async {
        self.logger.debug("removing", metadata: ["step": "\(step)"])
    }

    func recordIntent(versionIndex: UInt64) async throws {}

    func advance(to status: DeploymentStatus, failure: DeploymentFailure?) async throws {}
}
