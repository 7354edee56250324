internal import Synchronization

/// A job in the hands of this process, with the signals that reach its handler.
final class RunningJob: Sendable {
    private struct State: Sendable {
        var confirmed: ContinuousClock.Instant
        var interruption: JobInterruption?
        var isSettled = false
    }

    let job: LeasedJob
    let cancellation = Latch()
    let interrupted = Latch()
    private let state: Mutex<State>

    init(_ job: LeasedJob, confirmed: ContinuousClock.Instant) {
        self.job = job
        self.state = Mutex(State(confirmed: confirmed))
    }

    /// Why the handler was interrupted.
    var interruption: JobInterruption? { self.state.withLock { $0.interruption } }

    /// When the lease was last known to be ours.
    var confirmed: ContinuousClock.Instant { self.state.withLock { $0.confirmed } }

    /// The lease was ours when the heartbeat was sent.
    func confirm(_ instant: ContinuousClock.Instant) {
        self.state.withLock { $0.confirmed = max($0.confirmed, instant) }
    }

    /// The handler's task is to be cancelled; the first reason counts.
    func interrupt(_ reason: JobInterruption) {
        self.state.withLock { $0.interruption = $0.interruption ?? reason }
        self.interrupted.open()
    }

    /// Claims the right to settle the job; only the first caller gets it.
    func claimSettlement() -> Bool {
        self.state.withLock { state in
            let isFirst = !state.isSettled
            state.isSettled = true
            return isFirst
        }
    }
}
