/// The bookkeeping of exclusive connections: who holds which, who waits, when to open and close.
///
/// It does nothing itself; every event returns the actions to take.
struct PoolStateMachine {
    typealias ConnectionID = Int
    typealias WaiterID = Int

    /// What the pool has to do.
    enum Action: Equatable {
        case grant(WaiterID, ConnectionID)
        case refuse(WaiterID, Refusal)
        case open(ConnectionID)
        /// Ask `retryDue` after a pause that grows with the failures.
        case retry(failures: Int)
        case close(ConnectionID)
        /// Ask `expire` at this time.
        case checkWaiters(at: ContinuousClock.Instant)
        /// The last connection is gone and none will come.
        case drained
    }

    /// Why a waiter gets no connection.
    enum Refusal: Equatable {
        case cancelled, closed, exhausted, unreachable
    }

    private struct Waiter {
        let id: WaiterID
        let deadline: ContinuousClock.Instant
    }

    private let maximum: Int
    private let leaseTimeout: Duration
    private var opening: Set<ConnectionID> = []
    private var idle: [(id: ConnectionID, since: ContinuousClock.Instant)] = []
    private var leased: Set<ConnectionID> = []
    private var waiters = FIFO<Waiter>()
    private var nextConnection = 0
    private var failures = 0
    private var failingSince: ContinuousClock.Instant?
    private var isRetryScheduled = false
    private var isCheckScheduled = false
    private var isClosed = false
    private var isDrained = false

    init(maximum: Int, leaseTimeout: Duration) {
        self.maximum = max(1, maximum)
        self.leaseTimeout = leaseTimeout
    }

    var leasedCount: Int { self.leased.count }
    var idleCount: Int { self.idle.count }
    var waiterCount: Int { self.waiters.count }

    /// Somebody wants a connection.
    mutating func lease(_ waiter: WaiterID, now: ContinuousClock.Instant) -> [Action] {
        guard !self.isClosed else { return [.refuse(waiter, .closed)] }
        if self.waiters.isEmpty, let connection = self.idle.popLast() {
            self.leased.insert(connection.id)
            return [.grant(waiter, connection.id)]
        }
        if let failingSince, self.isRetryScheduled, now - failingSince > self.leaseTimeout { return [.refuse(waiter, .unreachable)] }
        let deadline = now + self.leaseTimeout
        self.waiters.append(Waiter(id: waiter, deadline: deadline))
        return self.scheduleCheck() + self.openForWaiters()
    }

    /// A connection was made.
    mutating func opened(_ connection: ConnectionID, now: ContinuousClock.Instant) -> [Action] {
        self.opening.remove(connection)
        self.failures = 0
        self.failingSince = nil
        guard !self.isClosed else { return [.close(connection)] + self.drainedIfDone() }
        return self.free(connection, now: now) + self.openForWaiters()
    }

    /// A connection could not be made.
    mutating func openFailed(_ connection: ConnectionID, now: ContinuousClock.Instant) -> [Action] {
        self.opening.remove(connection)
        self.failures += 1
        self.failingSince = self.failingSince ?? now
        guard !self.isClosed else { return self.drainedIfDone() }
        guard !self.waiters.isEmpty, !self.isRetryScheduled else { return [] }
        self.isRetryScheduled = true
        return [.retry(failures: self.failures)]
    }

    /// The pause after a failure is over.
    mutating func retryDue() -> [Action] {
        self.isRetryScheduled = false
        return self.openForWaiters()
    }

    /// A holder gives its connection back.
    mutating func released(_ connection: ConnectionID, isReusable: Bool, now: ContinuousClock.Instant) -> [Action] {
        guard self.leased.remove(connection) != nil else { return [] }
        guard isReusable, !self.isClosed else { return [.close(connection)] + self.openForWaiters() + self.drainedIfDone() }
        return self.free(connection, now: now)
    }

    /// A connection broke by itself.
    ///
    /// A leased one stays with its holder, who gives it back as not reusable.
    mutating func lost(_ connection: ConnectionID) -> [Action] {
        self.idle.removeAll { $0.id == connection }
        return self.drainedIfDone()
    }

    /// A waiter's task was cancelled; nothing happens when it has its connection already.
    mutating func cancelled(_ waiter: WaiterID) -> [Action] {
        guard self.waiters.contains(where: { $0.id == waiter }) else { return [] }
        self.waiters.removeAll { $0.id == waiter }
        return [.refuse(waiter, .cancelled)]
    }

    /// Refuses the waiters whose time is over.
    mutating func expire(now: ContinuousClock.Instant) -> [Action] {
        self.isCheckScheduled = false
        var actions: [Action] = []
        while let first = self.waiters.first, first.deadline <= now {
            _ = self.waiters.popFirst()
            actions.append(.refuse(first.id, self.failures > 0 ? .unreachable : .exhausted))
        }
        return actions + self.scheduleCheck()
    }

    /// Closes what was not used since the given time.
    mutating func closeIdle(since limit: ContinuousClock.Instant) -> [Action] {
        let old = self.idle.filter { $0.since < limit }.map(\.id)
        self.idle.removeAll { $0.since < limit }
        return old.map { .close($0) }
    }

    /// Takes no more waiters and closes what is idle; holders give theirs back in time.
    mutating func close() -> [Action] {
        guard !self.isClosed else { return [] }
        self.isClosed = true
        let refusals = self.waiters.removeAll().map { Action.refuse($0.id, .closed) }
        let closings = self.idle.map { Action.close($0.id) }
        self.idle = []
        return refusals + closings + self.drainedIfDone()
    }

    private mutating func free(_ connection: ConnectionID, now: ContinuousClock.Instant) -> [Action] {
        guard let waiter = self.waiters.popFirst() else {
            self.idle.append((connection, now))
            return []
        }
        self.leased.insert(connection)
        return [.grant(waiter.id, connection)]
    }

    /// Opens as many connections as there are waiters without one on its way.
    private mutating func openForWaiters() -> [Action] {
        var actions: [Action] = []
        while !self.isRetryScheduled, self.opening.count < self.waiters.count,
            self.opening.count + self.idle.count + self.leased.count < self.maximum
        {
            self.nextConnection += 1
            self.opening.insert(self.nextConnection)
            actions.append(.open(self.nextConnection))
        }
        return actions
    }

    /// One check at a time is under way, for the waiter whose time is over first.
    private mutating func scheduleCheck() -> [Action] {
        guard !self.isCheckScheduled, let first = self.waiters.first else { return [] }
        self.isCheckScheduled = true
        return [.checkWaiters(at: first.deadline)]
    }

    private mutating func drainedIfDone() -> [Action] {
        guard self.isClosed, !self.isDrained, self.opening.isEmpty, self.leased.isEmpty, self.idle.isEmpty else { return [] }
        self.isDrained = true
        return [.drained]
    }
}
