import Model
import Store
import Synchronization

/// Where a deployment stands, as its worker has written it: each move is one guarded statement.
final class DeploymentProgress: Sendable {
    /// The way of a deployment that is built, in order.
    private static let way: [DeploymentStatus] = [.queued, .cloning, .building, .pushing, .deploying, .verifying]

    private let repository: DeploymentRepository
    private let deployment: DeploymentID
    private let epoch: Int
    private let current: Mutex<DeploymentStatus>

    init(repository: DeploymentRepository, deployment: DeploymentID, epoch: Int, status: DeploymentStatus) {
        self.repository = repository
        self.deployment = deployment
        self.epoch = epoch
        self.current = Mutex(status)
    }

    var status: DeploymentStatus { self.current.withLock { $0 } }

    /// Moves on to `status`, unless an earlier worker had got that far: its steps are repeated, its states are not.
    ///
    /// - Parameter note: What is to be known of this change, for its event.
    func reach(_ status: DeploymentStatus, note: String? = nil) async throws(StoreError) {
        guard let from = Self.way.firstIndex(of: self.status), let to = Self.way.firstIndex(of: status), from < to else { return }
        try await self.move(to: status, note: note)
    }

    /// Moves to `status`, with the reason where that is a bad end.
    func move(
        to status: DeploymentStatus, failure: DeploymentFailure? = nil, note: String? = nil
    ) async throws(StoreError) {
        if self.status == status { return }
        try await self.repository.advance(self.deployment, epoch: self.epoch, to: status, failure: failure, note: note)
        self.note(status)
    }

    /// Takes note of a move that a transaction made.
    func note(_ status: DeploymentStatus) {
        self.current.withLock { $0 = status }
    }

    /// Says what is being done; a step is news, not state, so one that is not written stops nothing.
    func report(_ step: String, _ progress: Int) async {
        try? await self.repository.report(self.deployment, epoch: self.epoch, step: step, progress: min(max(progress, 0), 99))
    }
}
