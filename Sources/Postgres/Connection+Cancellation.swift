internal import CPostgres
internal import Dispatch

extension Connection {
    /// How long after a cancel request its signal may still arrive.
    static var cancelGrace: Duration { .milliseconds(500) }

    /// Whether a cancel request can hit whatever statement runs now.
    var isCancelWindowOpen: Bool { self.isCancelling || ContinuousClock.now < self.cancelWindowEnd }

    /// Cancels a statement for its caller: at the server when it runs, and else by dropping its result.
    nonisolated func cancel(_ pending: any PendingStatement) {
        self.executor.queue.async { self.assumeIsolated { $0.cancelOnQueue(pending) } }
    }

    private func cancelOnQueue(_ pending: any PendingStatement) {
        guard self.isOpen, let first = self.inFlight.first, first.pending === pending else {
            return pending.finish(PostgresError(.cancelled, "the task was cancelled"))
        }
        self.requestCancel()
    }

    private func requestCancel() {
        guard self.isOpen, !self.isCancelling, let request = unsafe CancelRequest(for: self.raw) else { return }
        self.isCancelling = true
        BlockingWork.async {
            request.send()
            self.executor.queue.async { self.assumeIsolated { $0.cancelWasSent() } }
        }
    }

    private func cancelWasSent() {
        self.isCancelling = false
        self.cancelWindowEnd = .now + Self.cancelGrace
        for waiter in self.cancelWaiters { waiter.resume() }
        self.cancelWaiters = []
        // A request that comes before the server has begun the statement is lost, so look again.
        self.executor.queue.asyncAfter(deadline: .now() + .milliseconds(250)) {
            self.assumeIsolated { connection in
                if let first = connection.inFlight.first, first.pending.isCancelled { connection.requestCancel() }
            }
        }
    }

    /// Waits until no cancel request is under way, and tells whether the connection can serve another transaction.
    func settle() async -> Bool {
        if self.isCancelling {
            await withCheckedContinuation { self.cancelWaiters.append($0) }
        }
        guard self.isOpen, self.inFlight.isEmpty else { return false }
        return unsafe PQtransactionStatus(self.raw) == PQTRANS_IDLE
    }
}
