import APIClient
import APIContract

/// How the program ends, for scripts.
package enum CommandOutcome: Int32, Sendable {
    case done = 0
    /// The server or the command line refused.
    case refused = 1
    case failed = 2
    case rolledBack = 3
    case rollbackFailed = 4
    /// The deployment was cancelled or superseded.
    case cancelled = 5
    case unreachable = 6

    /// The status for a deployment that ended as `state`; nil while it has not.
    init?(_ state: DeploymentState) {
        switch state {
        case .succeeded: self = .done
        case .failed: self = .failed
        case .rolledBack: self = .rolledBack
        case .rollbackFailed: self = .rollbackFailed
        case .cancelled, .superseded: self = .cancelled
        case .queued, .cloning, .building, .pushing, .deploying, .verifying, .rollingBack: return nil
        }
    }

    /// The status for a call that gave no answer.
    init(_ error: ClientError) {
        if case .unreachable = error { self = .unreachable } else { self = .refused }
    }
}
