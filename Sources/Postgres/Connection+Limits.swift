internal import CPostgres
internal import Synchronization

extension Connection {
    /// How many milliseconds a statement may run before newcomers go to another connection if there is one: many times what one takes.
    private static var patience: Int { 5 }

    /// The most brief statements in flight on one connection, before others are used for them as well.
    ///
    /// Measured with the list of applications and 32 clients on two processors: one busy connection takes a sixth less of the server's
    /// processor time than two, and a second one that is used now and then makes the slowest hundredth of the statements slower by a half.
    /// Whoever comes behind so many waits for some 3 ms.
    private static var company: Int { 64 }

    /// The most bytes of a refused answer that may still be under way, where the limit itself is less: a last row, and what the buffers of
    /// the sockets hold, those of a proxy among them.
    private static var underWay: Int { 64 << 20 }

    /// The reads of one answer that are not measured: what fits into them is small.
    private static var unmeasuredReads: Int { 16 }

    /// How long a statement sent now waits, in answers; behind a slow one much longer than the answers are many, and so behind one that
    /// may be slow, for a brief one.
    nonisolated func cost(at now: ContinuousClock.Instant, of statement: SQLStatement) -> Int {
        let mayBeSlow = statement.isBrief && self.longLoad.load(ordering: .relaxed) > 0
        return self.cost(at: now) + (mayBeSlow ? 1 << 10 : 0)
    }

    private nonisolated func cost(at now: ContinuousClock.Instant) -> Int {
        let load = self.load.load(ordering: .relaxed)
        let since = self.runningSince.load(ordering: .relaxed)
        guard load > 0, since >= 0 else { return load }
        let duration = self.age(at: now) - since
        // Where all connections are slow, the one that has been for long is the worse choice.
        return duration > Self.patience ? load + (duration << 10) : load
    }

    /// Whether a brief statement may join what is in flight: a few brief ones, of which none has turned out to be slow.
    nonisolated func takesCompany(at now: ContinuousClock.Instant) -> Bool {
        self.longLoad.load(ordering: .relaxed) == 0 && self.cost(at: now) < Self.company
    }

    /// Notes that a statement was handed over, or that it is answered.
    nonisolated func note(_ pending: any PendingStatement, _ change: Int) {
        self.load.wrappingAdd(change, ordering: .relaxed)
        if !pending.statement.isBrief { self.longLoad.wrappingAdd(change, ordering: .relaxed) }
    }

    /// Notes that another statement runs from now on, or none.
    func noteRunning() {
        self.runningSince.store(self.inFlight.isEmpty ? -1 : self.age(at: self.lastAnswer), ordering: .relaxed)
    }

    private nonisolated func age(at now: ContinuousClock.Instant) -> Int {
        let (seconds, attoseconds) = (now - self.birth).components
        return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    }

    /// The next statement runs; one that nobody waits for is ended unless it ends by itself at once.
    func answerEnded() {
        self.partialReads = 0
        self.partialBytes = 0
        self.noteRunning()
        if let next = self.inFlight.first, next.isUnwanted { self.lookAgain(after: .milliseconds(50)) }
    }

    /// Lets libpq read what has come; false when the connection is gone.
    ///
    /// libpq keeps a whole answer and tells nobody how much it has, so long answers are measured at the socket: what a read has left there
    /// less than before, or else the least that libpq takes. The sender refills meanwhile, so the sum is too small by a factor of a few.
    func read() -> Bool {
        self.partialReads += 1
        guard self.partialReads > Self.unmeasuredReads else { return unsafe PQconsumeInput(self.raw) == 1 }
        let before = SocketDescriptor.readableBytes(self.watched)
        let isAlive = unsafe PQconsumeInput(self.raw) == 1
        self.partialBytes += max(before - SocketDescriptor.readableBytes(self.watched), min(before, 16_384))
        return isAlive
    }

    /// Ends a statement whose answer grows beyond what one may be, before it fills the memory; the connection goes on.
    ///
    /// Nothing is read until the request to end it has arrived: however long that takes, there is no more to come then than what was
    /// under way.
    func refuseOversized() {
        let limit = self.configuration.maximumResultSize
        guard self.partialBytes > limit, let first = self.inFlight.first else { return }
        if !first.isOversized {
            self.inFlight.first?.isOversized = true
            first.pending.finish(PostgresError(.resultTooLarge, "the answer is larger than \(limit) bytes"))
            self.pauseReading()
            self.requestCancel()
        } else if self.partialBytes - limit > max(limit, Self.underWay) {
            self.end(PostgresError(.connectionLost, "the server does not stop sending"))
        }
    }

    private func pauseReading() {
        guard let watch = self.watch else { return }
        self.isReadingPaused = true
        self.executor.watch(watch, forData: false)
    }

    /// Reads on, after the server has heard that it is to stop.
    func resumeReading() {
        self.isReadingPaused = false
        guard self.isOpen, let watch = self.watch else { return }
        self.executor.watch(watch, forData: true)
        // What TLS has decrypted already wakes no one.
        self.onReady(SocketThread.Readiness(isReadable: true, isWritable: false, hasHungUp: false))
    }
}
