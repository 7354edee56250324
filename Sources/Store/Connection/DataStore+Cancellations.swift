package import Model
import Postgres

extension DataStore {
    /// The running deployments whose end is asked for, from now on; nil where any may have been missed.
    package func cancellations() -> some AsyncSequence<DeploymentID?, any Error> {
        self.notifications(on: [StoreChannel.cancellation]).map { notification -> DeploymentID? in
            switch notification {
            case .message(_, let payload): DeploymentID(payload)
            case .listening, .reconnected: nil
            }
        }
    }
}
