package import Model

/// Where a roll-out writes what it does before it does it.
///
/// Each method that throws is a fence: a worker that lost its lease
/// must not touch Swarm any more.
package protocol RolloutJournal: Sendable {
    /// Shows what is being done right now; never fails the roll-out.
    func report(step: String, progress: Int) async

    /// Called before each write to Swarm, with the version that it replaces; 0 for a creation or a removal.
    ///
    /// - Throws: When the worker's epoch is stale.
    func recordIntent(versionIndex: UInt64) async throws

    /// Moves the deployment on; one that already stands there stays. Called with `verifying` and `rolling_back`.
    ///
    /// - Parameter failure: Why, for `rolling_back`; another worker needs it to finish.
    /// - Throws: When the worker's epoch is stale or the transition is illegal.
    func advance(to status: DeploymentStatus, failure: DeploymentFailure?) async throws
}
