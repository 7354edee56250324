internal import CPostgres
internal import Logging

extension Connection {
    func onReady(_ readiness: SocketThread.Readiness) {
        if readiness.isReadable { self.onReadable(hasHungUp: readiness.hasHungUp) } else if readiness.isWritable { self.flush() }
    }

    /// - Parameter hasHungUp: whether the peer has closed its side; what is left is then read at once, up to its end.
    private func onReadable(hasHungUp: Bool) {
        guard self.isOpen else { return }
        // TLS can hold decrypted bytes that wake no one. A read that finds the socket empty takes them; one that finds more may leave some.
        let usesTLS = unsafe PQsslInUse(self.raw) == 1
        var readsOfNothing = 0
        var isAlive = true
        repeat {
            if usesTLS { readsOfNothing = SocketDescriptor.isReadable(self.watched) ? 0 : readsOfNothing + 1 }
            isAlive = self.read()
            self.takeResults()
            self.takeNotifications()
            self.refuseOversized()
            guard self.isOpen else { return }
            guard !self.farewellNotice.hasCome else { return self.end(PostgresError(.connectionLost, "the server ended the connection")) }
            isAlive = unsafe isAlive && PQstatus(self.raw) != CONNECTION_BAD
        } while isAlive && (hasHungUp || !self.isReadingPaused && (usesTLS && readsOfNothing < 2))
        guard isAlive else { return self.end(self.farewell ?? self.failure()) }
        if self.wantsRoom { self.flush() }
        self.pump()
    }

    /// The server's parting error, when it answered the running statement with one.
    private var farewell: PostgresError? {
        guard let error = self.inFlight.first?.error, error.code == .connectionLost, error.sqlState != nil else { return nil }
        return error
    }

    /// Takes every result that is complete, without ever blocking.
    func takeResults() {
        var gaps = 0
        while self.isOpen, !self.inFlight.isEmpty, unsafe PQisBusy(self.raw) == 0 {
            if let raw = unsafe PQgetResult(self.raw) {
                gaps = 0
                self.take(unsafe QueryResult(owning: raw))
            } else {
                // One gap ends each answer; several in a row mean that libpq expects nothing more.
                gaps += 1
                if gaps > 3 { return self.end(self.farewell ?? self.failure()) }
            }
        }
    }

    private func take(_ result: consuming QueryResult) {
        switch result.status {
        case .rows, .done:
            if self.inFlight.first?.isPreparing == true {
                self.inFlight.first?.isPreparing = false
            } else {
                self.inFlight.first?.pending.receive(result)
            }
        case .failed:
            // After a server's farewell libpq adds an error of its own about the end of the stream.
            if self.inFlight.first?.error == nil { self.inFlight.first?.error = result.error() }
        case .aborted: break
        case .synchronized: self.completeFirst()
        case .unsupported: self.end(PostgresError(.connectionLost, "COPY is not supported"))
        }
    }

    private func completeFirst() {
        guard let entry = self.inFlight.popFirst() else { return }
        let started = max(entry.sentAt, self.lastAnswer)
        self.lastAnswer = .now
        self.answerEnded()
        let duration = self.lastAnswer - started
        if duration > self.configuration.slowStatementThreshold { entry.pending.tookLong(duration) }
        guard let error = entry.error else { return self.answer(entry.pending, nil) }
        if entry.isPreparing || error.isStalePlan { self.prepared.forget(entry.pending.statement) }
        if self.mayRepeat(entry, after: error, duration) {
            self.waiting.prepend((entry.pending, entry.attempts + 1))
        } else {
            self.answer(entry.pending, self.classified(error, entry))
        }
    }

    /// Whether a statement failed through no fault of its own: its plan went stale, or a cancel request for another one hit it.
    ///
    /// In a burst of cancellations one statement may be hit more than once; the bound is for a server that always says so.
    private func mayRepeat(_ entry: InFlight, after error: PostgresError, _ duration: Duration) -> Bool {
        guard self.use == .shared, !entry.isUnwanted else { return false }
        if error.isStalePlan { return entry.attempts == 0 }
        return error.sqlState == "57014" && self.isCancelWindowOpen && duration < self.configuration.statementTimeout && entry.attempts < 8
    }

    private func classified(_ error: PostgresError, _ entry: InFlight) -> PostgresError {
        guard error.sqlState == "57014" else { return error }
        if entry.pending.isCancelled || self.isCancelWindowOpen {
            return PostgresError(.cancelled, "the task was cancelled", sqlState: error.sqlState)
        }
        return PostgresError(.timeout, "the statement took longer than it may", sqlState: error.sqlState)
    }

    func takeNotifications() {
        while let notification = unsafe PQnotifies(self.raw) {
            let channel = unsafe String(cString: notification.pointee.relname)
            let payload = unsafe String(cString: notification.pointee.extra)
            unsafe PQfreemem(notification)
            self.events.notified(channel, payload)
        }
    }

    /// Ends a connection whose server has not answered for longer than any statement may take.
    nonisolated func endIfStuck(now: ContinuousClock.Instant) {
        self.executor.async {
            self.assumeIsolated { connection in
                guard let first = connection.inFlight.first else { return }
                let limit = connection.configuration.statementTimeout + .seconds(5)
                if now - max(first.sentAt, connection.lastAnswer) > limit {
                    connection.end(PostgresError(.connectionLost, "the server stopped answering"))
                }
            }
        }
    }
}
