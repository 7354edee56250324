internal import CPostgres
internal import Logging
internal import Synchronization

/// One libpq connection in pipeline mode: statements go out one behind the other, each with its own sync, so that none waits for
/// another's answer and none fails with another.
///
/// Everything that touches libpq runs on one thread. Callers put statements into an inbox and call the thread once for many.
@safe
actor Connection {
    /// What has been handed over but not taken up by the thread.
    struct Inbox {
        var statements: [any PendingStatement] = []
        /// Whether the thread has been called for what is in it.
        var isScheduled = false
        var isClosed = false
    }

    /// A statement that was sent and whose answer is not complete.
    struct InFlight {
        let pending: any PendingStatement
        let sentAt: ContinuousClock.Instant
        /// How often it was sent before: it is repeated once at most.
        let attempts: Int
        /// Whether the answer to its Parse message comes first.
        var isPreparing: Bool
        /// Whether its answer was refused for its size.
        var isOversized = false
        /// Whether the server was asked to end it.
        var isCancelRequested = false
        var error: PostgresError?

        /// Whether nobody waits for the answer any more.
        var isUnwanted: Bool { self.isOversized || self.pending.isCancelled }
    }

    /// Told when the connection ends by itself or is closed.
    struct Events: Sendable {
        /// Gets what was never sent, and why the connection ended.
        var closed: @Sendable (Connection, [any PendingStatement], PostgresError) -> Void = { _, unsent, error in
            for pending in unsent { pending.finish(error) }
        }
        var notified: @Sendable (_ channel: String, _ payload: String) -> Void = { _, _ in }
    }

    /// Who sends statements: everybody, each statement on its own, or one owner at a time.
    enum Use {
        case shared, exclusive
    }

    nonisolated let executor = SocketThread.shared
    nonisolated let inbox = Mutex(Inbox())
    /// The statements handed over and not yet answered.
    nonisolated let load = Atomic<Int>(0)
    /// Those among them that are not brief.
    nonisolated let longLoad = Atomic<Int>(0)
    /// When the running statement began, in milliseconds of the connection's life; -1 while none runs.
    nonisolated let runningSince = Atomic<Int>(-1)
    nonisolated let birth = ContinuousClock.now
    let use: Use
    let configuration: PostgresConfiguration
    let events: Events
    let logger: Logger

    let raw: OpaquePointer
    /// A duplicate of libpq's socket to watch: libpq closes its own on failure, when the number may become another socket's.
    let watched: Int32
    let farewellNotice = FarewellNotice()
    var watch: Int?
    var wantsRoom = false
    var isFreed = false
    var isOpen = true
    var isClosing = false
    var closeWaiters: [CheckedContinuation<Void, Never>] = []

    /// Changes places with the inbox's, so that neither is made anew each time.
    var emptied: [any PendingStatement] = []
    var waiting = FIFO<(pending: any PendingStatement, attempts: Int)>()
    var inFlight = FIFO<InFlight>()
    var prepared = PreparedStatements()
    var lastAnswer = ContinuousClock.now
    /// The reads since an answer was complete, and what all but the first of them brought, estimated.
    var partialReads = 0
    var partialBytes = 0
    /// Whether nothing is read until the server knows that it is to stop.
    var isReadingPaused = false

    var isCancelling = false
    var cancelWindowEnd = ContinuousClock.now
    var cancelWaiters: [CheckedContinuation<Void, Never>] = []
    var isLookingAgain = false

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe self.executor.asUnownedSerialExecutor() }

    /// Takes over a connection that is in non-blocking pipeline mode, and a duplicate of its socket.
    init(
        owning raw: OpaquePointer, watched: Int32, use: Use, configuration: PostgresConfiguration, events: Events, logger: Logger
    ) {
        unsafe self.raw = raw
        self.watched = watched
        self.use = use
        self.configuration = configuration
        self.events = events
        self.logger = logger
    }

    /// Begins to watch the socket; not in `init`, where isolation is not established.
    func start() {
        unsafe self.farewellNotice.attend(self.raw)
        self.watch = self.executor.watch(self.watched) { readiness in self.assumeIsolated { $0.onReady(readiness) } }
    }

    /// Hands over a statement; false when the connection is closed.
    ///
    /// - Parameter isCounted: whether it was added to the load already, by whoever compares loads.
    nonisolated func submit(_ pending: any PendingStatement, isCounted: Bool = false) -> Bool {
        guard pending.assign(to: self) else {
            if isCounted { self.note(pending, -1) }
            return true
        }
        let (isAccepted, wakes) = self.inbox.withLock { inbox -> (Bool, Bool) in
            guard !inbox.isClosed else { return (false, false) }
            inbox.statements.append(pending)
            defer { inbox.isScheduled = true }
            return (true, !inbox.isScheduled)
        }
        if isAccepted, !isCounted { self.note(pending, 1) }
        if wakes { self.executor.async { self.assumeIsolated { $0.takeInbox() } } }
        return isAccepted
    }

    /// Closes the connection after the answers to what is in flight, and returns when it is closed.
    func close() async {
        self.isClosing = true
        guard !self.isFreed else { return }
        await withCheckedContinuation { continuation in
            self.closeWaiters.append(continuation)
            if self.isOpen { self.closeIfDrained() }
        }
    }

    /// Cuts the connection; whatever is in flight fails.
    nonisolated func abort(_ error: PostgresError) {
        self.executor.async { self.assumeIsolated { $0.end(error) } }
    }

    func closeIfDrained() {
        guard self.isClosing, self.inFlight.isEmpty, self.waiting.isEmpty else { return }
        guard self.inbox.withLock({ $0.statements.isEmpty }) else { return }
        self.end(PostgresError(.closed, "the connection was closed"))
    }

    /// Ends the connection once: fails what is in flight, hands back what was never sent, then frees libpq's side.
    func end(_ error: PostgresError) {
        guard self.isOpen else { return }
        self.isOpen = false
        let unsent = self.inbox.withLock { inbox in
            inbox.isClosed = true
            defer { inbox.statements = [] }
            return inbox.statements
        }
        // A server that says farewell has not begun what stands behind the running statement.
        let isFarewell = error.sqlState != nil
        var unbegun: [any PendingStatement] = []
        for (index, entry) in self.inFlight.removeAll().enumerated() {
            if isFarewell, index > 0, self.use == .shared, !entry.pending.isCancelled {
                unbegun.append(entry.pending)
            } else {
                var failure = entry.error ?? error
                failure.mayHaveTakenEffect = !isFarewell
                self.answer(entry.pending, entry.pending.isCancelled ? PostgresError(.cancelled, "the task was cancelled") : failure)
            }
        }
        let handedBack = unbegun + self.waiting.removeAll().map(\.pending) + unsent
        self.load.store(0, ordering: .relaxed)
        self.longLoad.store(0, ordering: .relaxed)
        self.letGo()
        self.events.closed(self, handedBack, error)
    }

    func answer(_ pending: any PendingStatement, _ error: PostgresError?) {
        self.note(pending, -1)
        pending.finish(error)
    }

    /// libpq's side is freed once whoever calls now has done with it.
    private func letGo() {
        if let watch = self.watch { self.executor.unwatch(watch) }
        self.watch = nil
        self.executor.async { self.assumeIsolated { $0.free() } }
    }

    private func free() {
        self.isFreed = true
        unsafe PQfinish(self.raw)
        _ = SocketDescriptor.close(self.watched)
        for waiter in self.closeWaiters + self.cancelWaiters { waiter.resume() }
        self.closeWaiters = []
        self.cancelWaiters = []
    }
}
