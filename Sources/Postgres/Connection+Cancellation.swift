internal import CPostgres

extension Connection {
    /// How long after a cancel request its signal may still arrive.
    static var cancelGrace: Duration { .milliseconds(500) }

    /// How long a cancelled caller waits for the server to confirm that its statement has ended.
    static var cancelPatience: Duration { .seconds(2) }

    /// Whether a cancel request can hit whatever statement runs now.
    var isCancelWindowOpen: Bool { self.isCancelling || ContinuousClock.now < self.cancelWindowEnd }

    /// Cancels a statement for its caller: at the server when it runs, and else by dropping its result.
    nonisolated func cancel(_ pending: any PendingStatement) {
        self.executor.async { self.assumeIsolated { $0.cancelOnQueue(pending) } }
    }

    private func cancelOnQueue(_ pending: any PendingStatement) {
        let error = PostgresError(.cancelled, "the task was cancelled")
        guard self.isOpen, let first = self.inFlight.first, first.pending === pending else { return pending.finish(error) }
        self.requestCancel()
        // A server that answers neither the statement nor the request does not hold the caller.
        self.executor.async(after: Self.cancelPatience) { pending.finish(error) }
    }

    /// Asks the server, over a connection of its own, to end whatever runs.
    func requestCancel() {
        guard self.isOpen, !self.isCancelling, let request = unsafe CancelRequest(for: self.raw) else { return }
        self.isCancelling = true
        self.inFlight.first?.isCancelRequested = true
        BlockingWork.async {
            request.send()
            self.executor.async { self.assumeIsolated { $0.cancelWasSent() } }
        }
    }

    private func cancelWasSent() {
        self.isCancelling = false
        self.cancelWindowEnd = .now + Self.cancelGrace
        self.resumeCancelWaiters()
        if self.isReadingPaused {
            // That request may have been for a statement before it.
            guard self.inFlight.first?.isCancelRequested == true else { return self.requestCancel() }
            self.resumeReading()
        }
        // A request that comes before the server has begun the statement is lost.
        self.lookAgain(after: .milliseconds(250))
    }

    /// Cancels, after a while, the statement that runs then if nobody waits for it any more.
    func lookAgain(after delay: Duration) {
        guard !self.isLookingAgain else { return }
        self.isLookingAgain = true
        self.executor.async(after: delay) {
            self.assumeIsolated { connection in
                connection.isLookingAgain = false
                if let first = connection.inFlight.first, first.isUnwanted { connection.requestCancel() }
            }
        }
    }

    /// Waits until no cancel request is under way, for a bounded time, and tells whether the connection can serve another transaction.
    func settle() async -> Bool {
        if self.isCancelling {
            self.executor.async(after: Self.cancelPatience) {
                self.assumeIsolated { $0.resumeCancelWaiters() }
            }
            await withCheckedContinuation { self.cancelWaiters.append($0) }
        }
        guard self.isOpen, self.inFlight.isEmpty, !self.isCancelling else { return false }
        return unsafe PQtransactionStatus(self.raw) == PQTRANS_IDLE
    }

    private func resumeCancelWaiters() {
        for waiter in self.cancelWaiters { waiter.resume() }
        self.cancelWaiters = []
    }
}
