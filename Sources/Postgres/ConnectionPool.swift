internal import Dispatch
internal import Logging
internal import Synchronization

/// Lends connections to one holder at a time, in the order of asking.
final class ConnectionPool: Sendable {
    /// A lent connection.
    struct Lease: Sendable {
        let id: PoolStateMachine.ConnectionID
        let connection: Connection
    }

    private typealias Waiter = CheckedContinuation<Result<Lease, PostgresError>, Never>

    private struct State {
        var machine: PoolStateMachine
        var connections: [PoolStateMachine.ConnectionID: Connection] = [:]
        var waiters: [PoolStateMachine.WaiterID: Waiter] = [:]
        var nextWaiter = 0
        var lastFailure: PostgresError?
        var drainWaiters: [CheckedContinuation<Void, Never>] = []
        var isDrained = false
    }

    private let configuration: PostgresConfiguration
    private let opener: ConnectionOpener
    private let backoff: Backoff
    private let state: Mutex<State>
    private let queue = DispatchQueue(label: "postgres.pool")

    init(configuration: PostgresConfiguration, opener: ConnectionOpener) {
        self.configuration = configuration
        self.opener = opener
        self.backoff = Backoff(first: configuration.reconnectDelay, longest: configuration.maximumReconnectDelay)
        let machine = PoolStateMachine(maximum: configuration.maximumConnections, leaseTimeout: configuration.leaseTimeout)
        self.state = Mutex(State(machine: machine))
    }

    /// Waits for a connection; the caller must give it back.
    func lease() async throws(PostgresError) -> Lease {
        let id = self.state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { (continuation: Waiter) in
                self.change { state in
                    state.waiters[id] = continuation
                    return state.machine.lease(id, now: .now)
                }
                // A cancellation that came before the waiter was known went unheard.
                if Task.isCancelled { self.change { $0.machine.cancelled(id) } }
            }
        } onCancel: {
            self.change { $0.machine.cancelled(id) }
        }
        return try result.get()
    }

    /// Takes a connection back, once the server has nothing more to say on it.
    func release(_ lease: Lease) async {
        let isReusable = await lease.connection.settle()
        self.change { state in
            // It may have broken since it said so.
            let isKnown = state.connections[lease.id] != nil
            return state.machine.released(lease.id, isReusable: isReusable && isKnown, now: .now)
        }
    }

    /// Closes what was idle for too long, and ends what no longer answers.
    func maintain() {
        let now = ContinuousClock.now
        self.change { $0.machine.closeIdle(since: now - self.configuration.idleTimeout) }
        for connection in self.openConnections where connection.load.load(ordering: .relaxed) > 0 {
            connection.endIfStuck(now: now)
        }
    }

    /// Refuses new leases and returns when all connections are given back.
    func close() async {
        self.change { $0.machine.close() }
        await withCheckedContinuation { continuation in
            let isDrained = self.state.withLock { state in
                if !state.isDrained { state.drainWaiters.append(continuation) }
                return state.isDrained
            }
            if isDrained { continuation.resume() }
        }
    }

    /// Cuts all connections; whoever waits in `close` goes on, even when a holder never gives its connection back.
    func abort() {
        for connection in self.openConnections { connection.abort(PostgresError(.closed, "the database is closed")) }
        let waiters = self.state.withLock { state in
            state.isDrained = true
            defer { state.drainWaiters = [] }
            return state.drainWaiters
        }
        for waiter in waiters { waiter.resume() }
    }

    var openConnections: [Connection] { self.state.withLock { Array($0.connections.values) } }

    /// Leased, idle and awaited connections.
    var counts: (leased: Int, idle: Int, waiting: Int) {
        self.state.withLock { ($0.machine.leasedCount, $0.machine.idleCount, $0.machine.waiterCount) }
    }

    /// Feeds an event to the state machine and takes its actions after the lock is open again.
    private func change(_ event: (inout State) -> [PoolStateMachine.Action]) {
        let steps = self.state.withLock { state in event(&state).compactMap { self.prepare($0, &state) } }
        for step in steps { step() }
    }

    /// Takes out of the state what an action needs.
    private func prepare(_ action: PoolStateMachine.Action, _ state: inout State) -> (@Sendable () -> Void)? {
        switch action {
        case .grant(let waiter, let id):
            guard let waiter = state.waiters.removeValue(forKey: waiter), let connection = state.connections[id] else { return nil }
            return { waiter.resume(returning: .success(Lease(id: id, connection: connection))) }
        case .refuse(let id, let refusal):
            guard let waiter = state.waiters.removeValue(forKey: id) else { return nil }
            let error = Self.error(refusal, state.lastFailure)
            return { waiter.resume(returning: .failure(error)) }
        case .open(let id): return { self.open(id) }
        case .retry(let failures):
            let delay = self.backoff.delay(failures: failures, jitter: .random(in: 0...1))
            return { self.queue.asyncAfter(deadline: .now() + delay.seconds) { self.change { $0.machine.retryDue() } } }
        case .close(let id):
            guard let connection = state.connections.removeValue(forKey: id) else { return nil }
            return { connection.abort(PostgresError(.closed, "the connection was closed")) }
        case .checkWaiters(let time):
            let delay = max(.zero, time - .now) + .milliseconds(1)
            return { self.queue.asyncAfter(deadline: .now() + delay.seconds) { self.change { $0.machine.expire(now: .now) } } }
        case .drained:
            state.isDrained = true
            let waiters = state.drainWaiters
            state.drainWaiters = []
            return { for waiter in waiters { waiter.resume() } }
        }
    }

    private func open(_ id: PoolStateMachine.ConnectionID) {
        let events = Connection.Events(closed: { [self] _, unsent, error in
            for pending in unsent { pending.finish(error) }
            self.change { state in
                state.connections[id] = nil
                return state.machine.lost(id)
            }
        })
        self.opener.open(.exclusive, events: events) { result in
            self.change { state in
                switch result {
                case .success(let connection):
                    state.connections[id] = connection
                    return state.machine.opened(id, now: .now)
                case .failure(let error):
                    state.lastFailure = error
                    return state.machine.openFailed(id, now: .now)
                }
            }
        }
    }

    private static func error(_ refusal: PoolStateMachine.Refusal, _ failure: PostgresError?) -> PostgresError {
        switch refusal {
        case .cancelled: PostgresError(.cancelled, "the task was cancelled")
        case .closed: PostgresError(.closed, "the database is closed")
        case .exhausted: PostgresError(.poolExhausted, "no connection became free in time")
        case .unreachable: failure ?? PostgresError(.connectionFailed, "no connection could be made")
        }
    }
}
