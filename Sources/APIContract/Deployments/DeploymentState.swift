/// Where a deployment stands, as the API names it.
package enum DeploymentState: String, Hashable, Sendable, CaseIterable {
    case queued
    case cloning
    case building
    case pushing
    case deploying
    case verifying
    case rollingBack = "rolling_back"
    case succeeded
    case failed
    case rolledBack = "rolled_back"
    case rollbackFailed = "rollback_failed"
    case cancelled
    case superseded

    /// Whether nothing follows it.
    package var isTerminal: Bool {
        switch self {
        case .succeeded, .failed, .rolledBack, .rollbackFailed, .cancelled, .superseded: true
        case .queued, .cloning, .building, .pushing, .deploying, .verifying, .rollingBack: false
        }
    }
}
