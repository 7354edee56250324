internal import CPostgres
internal import Synchronization

extension Connection {
    func takeInbox() {
        self.inbox.withLock { inbox in
            swap(&inbox.statements, &self.emptied)
            inbox.isScheduled = false
        }
        for pending in self.emptied { self.waiting.append((pending, 0)) }
        // What a flood has made large is given back.
        self.emptied.removeAll(keepingCapacity: self.emptied.count <= 1024)
        self.pump()
    }

    /// Sends what waits, as far as the depth allows.
    func pump() {
        guard self.isOpen else { return }
        var hasSent = false
        while self.inFlight.count < self.configuration.pipelineDepth, let next = self.waiting.popFirst() {
            guard !next.pending.isFinished else {
                self.note(next.pending, -1)
                continue
            }
            guard self.send(next.pending, attempts: next.attempts) else {
                return self.end(self.failure())
            }
            hasSent = true
        }
        if hasSent { self.flush() }
        if self.isClosing { self.closeIfDrained() }
    }

    /// Writes what libpq still holds, and watches for room when the socket is full.
    func flush() {
        guard self.isOpen else { return }
        switch unsafe PQflush(self.raw) {
        case 0: self.watchForRoom(false)
        case 1:
            self.watchForRoom(true)
            // With a full socket libpq reads as well, and what it has read wakes no one.
            self.takeResults()
            self.takeNotifications()
        default: self.end(self.failure())
        }
    }

    private func watchForRoom(_ isNeeded: Bool) {
        guard isNeeded != self.wantsRoom, let watch = self.watch else { return }
        self.wantsRoom = isNeeded
        self.executor.watch(watch, forRoom: isNeeded)
    }

    /// Sends one statement with its sync; false when the connection cannot take it.
    private func send(_ pending: any PendingStatement, attempts: Int) -> Bool {
        let lookup = self.prepared.lookup(pending.statement)
        var isPreparing = false
        if case .new(let name) = lookup {
            guard unsafe PQsendPrepare(self.raw, name, pending.statement.text, 0, nil) == 1 else { return self.refuse(pending) }
            isPreparing = true
        }
        let isSent = unsafe pending.parameters.withPointers { count, values, lengths, formats in
            switch lookup {
            case .known(let name), .new(let name):
                unsafe PQsendQueryPrepared(self.raw, name, count, values, lengths, formats, 1)
            case .unprepared:
                unsafe PQsendQueryParams(self.raw, pending.statement.text, count, nil, values, lengths, formats, 1)
            }
        }
        guard isSent == 1, unsafe PQpipelineSync(self.raw) == 1 else { return self.refuse(pending) }
        let now = ContinuousClock.now
        if self.inFlight.isEmpty { self.lastAnswer = now }
        self.inFlight.append(InFlight(pending: pending, sentAt: now, attempts: attempts, isPreparing: isPreparing))
        if self.inFlight.count == 1 { self.noteRunning() }
        return true
    }

    /// Answers a statement that libpq did not take; the connection ends with it, for its messages may be half written.
    private func refuse(_ pending: any PendingStatement) -> Bool {
        self.answer(pending, self.failure())
        return false
    }

    /// What libpq says is wrong with the connection.
    func failure() -> PostgresError {
        PostgresError(.connectionLost, "the connection broke", detail: unsafe String(cString: PQerrorMessage(self.raw)))
    }
}
