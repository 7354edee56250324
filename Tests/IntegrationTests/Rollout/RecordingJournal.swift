import Model
import Rollout

/// Keeps what a roll-out reports, and fences it off when told.
actor RecordingJournal: RolloutJournal {
    struct Stale: Error {}

    private(set) var steps: [String] = []
    private(set) var intents: [UInt64] = []
    private(set) var statuses: [DeploymentStatus] = []
    private(set) var failure: DeploymentFailure?
    private var isStale = false
    private var waiters: [(DeploymentStatus, CheckedContinuation<Void, Never>)] = []
    private var intentWaiters: [CheckedContinuation<Void, Never>] = []

    func report(step: String, progress: Int) {
        self.steps.append("\(progress) \(step)")
    }

    func recordIntent(versionIndex: UInt64) throws {
        if self.isStale { throw Stale() }
        self.intents.append(versionIndex)
        self.intentWaiters.forEach { $0.resume() }
        self.intentWaiters = []
    }

    func advance(to status: DeploymentStatus, failure: DeploymentFailure?) throws {
        if self.isStale { throw Stale() }
        guard self.statuses.last != status else { return }
        self.statuses.append(status)
        if let failure { self.failure = failure }
        for (wanted, waiter) in self.waiters where wanted == status { waiter.resume() }
        self.waiters.removeAll { $0.0 == status }
    }

    /// From here on another worker has the deployment.
    func fence() { self.isStale = true }

    func waitForIntent() async {
        if !self.intents.isEmpty { return }
        await withCheckedContinuation { self.intentWaiters.append($0) }
    }

    func wait(for status: DeploymentStatus) async {
        if self.statuses.contains(status) { return }
        await withCheckedContinuation { self.waiters.append((status, $0)) }
    }
}
