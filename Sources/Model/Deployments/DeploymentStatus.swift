/// Where a deployment stands; the table of transitions is this one value, and the schema is tested against it.
package enum DeploymentStatus: String, Sendable, Hashable, CaseIterable {
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

    /// The states that may follow this one.
    package var successors: Set<Self> {
        switch self {
        case .queued: [.cloning, .deploying, .failed, .cancelled, .superseded]
        // Straight to `deploying` where the commit was built already.
        case .cloning: [.building, .deploying, .failed, .cancelled]
        case .building: [.pushing, .failed, .cancelled]
        case .pushing: [.deploying, .failed, .cancelled]
        case .deploying: [.verifying, .rollingBack, .failed]
        case .verifying: [.succeeded, .rollingBack, .failed]
        case .rollingBack: [.rolledBack, .rollbackFailed, .cancelled, .failed]
        case .succeeded, .failed, .rolledBack, .rollbackFailed, .cancelled, .superseded: []
        }
    }

    /// The states that this one may follow: what an `UPDATE` to it names.
    package var predecessors: Set<Self> {
        Set(Self.allCases.filter { $0.successors.contains(self) })
    }

    package var isTerminal: Bool { self.successors.isEmpty }

    /// Whether a cancellation can be asked for; what is rolling back already ends by itself.
    package var isCancellable: Bool { !self.isTerminal && self != .rollingBack }

    /// The states of which an application has at most one deployment at a time.
    package static let exclusive: Set<Self> = [.deploying, .verifying, .rollingBack]

    /// How far along the way this state is, in percent.
    package var progress: Int {
        switch self {
        case .queued: 0
        case .cloning: 10
        case .building: 25
        case .pushing: 55
        case .deploying: 70
        case .verifying: 80
        case .rollingBack: 90
        case .succeeded, .failed, .rolledBack, .rollbackFailed, .cancelled, .superseded: 100
        }
    }
}
