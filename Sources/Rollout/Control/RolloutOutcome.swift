package import Model

/// How a roll-out ended.
package enum RolloutOutcome: Sendable, Equatable {
    case succeeded
    /// Nothing was touched, or it was the first deployment and its service was removed.
    case failed(DeploymentFailure)
    /// The last good release serves again.
    case rolledBack(DeploymentFailure)
    /// Nothing good serves; `restore` says why restoring failed.
    case rollbackFailed(DeploymentFailure, restore: String)
    /// Cancelled, and what served before serves again.
    case cancelled
}
