import Model
import Rollout
import TestSupport

/// Keeps what a roll-out reports, and fences it off when told.
actor RecordingJournal: RolloutJournal {
    struct Stale: Error {}

    private(set) var steps: [String] = []
    private(set) var failure: DeploymentFailure?
    private let recordedIntents = EventRecorder<UInt64>()
    private let recordedStatuses = EventRecorder<DeploymentStatus>()
    private var isStale = false

    var intents: [UInt64] { self.recordedIntents.events }
    var statuses: [DeploymentStatus] { self.recordedStatuses.events }

    func report(step: String, progress: Int) {
        self.steps.append("\(progress) \(step)")
    }

    func recordIntent(versionIndex: UInt64) throws {
        if self.isStale { throw Stale() }
        self.recordedIntents.record(versionIndex)
    }

    func advance(to status: DeploymentStatus, failure: DeploymentFailure?) throws {
        if self.isStale { throw Stale() }
        guard self.statuses.last != status else { return }
        if let failure { self.failure = failure }
        self.recordedStatuses.record(status)
    }

    /// From here on another worker has the deployment.
    func fence() { self.isStale = true }

    func waitForIntent() async { await self.recordedIntents.wait(for: 1) }

    func wait(for status: DeploymentStatus) async { await self.recordedStatuses.wait { $0.contains(status) } }
}
