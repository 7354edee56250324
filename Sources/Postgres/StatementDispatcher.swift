internal import Dispatch
internal import Logging
internal import Synchronization

/// Spreads single statements over the shared connections, keeps those connections open, and holds statements back while none is.
final class StatementDispatcher: Sendable {
    private struct Waiting {
        let pending: any PendingStatement
        let since: ContinuousClock.Instant
    }

    private struct State {
        var phase = Phase.new
        var connections: [Int: Connection] = [:]
        var waiting = FIFO<Waiting>()
        var isTimerSet = false
        var streaks: [Int: FailureStreak] = [:]
        var failingSince: ContinuousClock.Instant?
        var lastFailure: PostgresError?
        var closed: [@Sendable () -> Void] = []
    }

    private enum Phase {
        case new, running, closed
    }

    private enum Route {
        case to(Connection)
        case held(setsTimer: Bool)
        case refused(PostgresError)
    }

    private let configuration: PostgresConfiguration
    private let opener: ConnectionOpener
    private let backoff: Backoff
    private let logger: Logger
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "postgres.dispatcher")

    init(configuration: PostgresConfiguration, opener: ConnectionOpener, logger: Logger) {
        self.configuration = configuration
        self.opener = opener
        self.backoff = Backoff(first: configuration.reconnectDelay, longest: configuration.maximumReconnectDelay)
        self.logger = logger
    }

    /// Opens the connections, and keeps them open from now on.
    func start() {
        self.state.withLock { $0.phase = .running }
        for slot in 0..<max(1, self.configuration.pipelinedConnections) { self.open(slot) }
    }

    /// Sends a statement on a connection that suits it, or holds it until there is one.
    func submit(_ pending: any PendingStatement) {
        while true {
            switch self.state.withLock({ self.route(pending, &$0) }) {
            case .to(let connection):
                if connection.submit(pending, isCounted: true) { return }
                // It closed a moment ago; its `closed` event may still be on its way.
                self.state.withLock { state in
                    state.connections = state.connections.filter { $0.value !== connection }
                }
            case .held(let setsTimer):
                if setsTimer { self.setTimer(after: self.configuration.leaseTimeout) }
                return
            case .refused(let error): return pending.finish(error)
            }
        }
    }

    /// Stops taking statements, lets the connections answer what is in flight, and returns when they are closed.
    func close() async {
        let (connections, waiting) = self.state.withLock { state in
            state.phase = .closed
            return (Array(state.connections.values), state.waiting.removeAll())
        }
        for entry in waiting { entry.pending.finish(Self.closedError) }
        for connection in connections { await connection.close() }
    }

    /// Cuts the connections.
    func abort() {
        for connection in self.openConnections { connection.abort(Self.closedError) }
    }

    /// Ends connections whose server stopped answering.
    func endStuck() {
        let now = ContinuousClock.now
        for connection in self.openConnections where connection.load.load(ordering: .relaxed) > 0 {
            connection.endIfStuck(now: now)
        }
    }

    var openConnections: [Connection] { self.state.withLock { Array($0.connections.values) } }

    var waitingCount: Int { self.state.withLock(\.waiting.count) }

    private static var closedError: PostgresError { PostgresError(.closed, "the database is closed") }

    private func route(_ pending: any PendingStatement, _ state: inout State) -> Route {
        guard state.phase != .closed else { return .refused(Self.closedError) }
        let now = ContinuousClock.now
        if let connection = Self.choice(pending.statement, state.connections.values, at: now) {
            // Before the next one chooses: two that come at once would take the same.
            connection.note(pending, 1)
            return .to(connection)
        }
        if let since = state.failingSince, now - since > self.configuration.leaseTimeout, let failure = state.lastFailure {
            return .refused(failure)
        }
        state.waiting.append(Waiting(pending: pending, since: now))
        defer { state.isTimerSet = true }
        return .held(setsTimer: !state.isTimerSet)
    }

    /// A brief statement joins others of its kind, and one of another kind only where there is nothing else; any other statement takes
    /// the least loaded connection.
    private static func choice(
        _ statement: SQLStatement, _ connections: some Sequence<Connection>, at now: ContinuousClock.Instant
    ) -> Connection? {
        var best: (connection: Connection, cost: Int)?
        for connection in connections {
            if statement.isBrief, connection.takesCompany(at: now) { return connection }
            let cost = connection.cost(at: now, of: statement)
            if best.map({ cost < $0.cost }) ?? true { best = (connection, cost) }
        }
        return best?.connection
    }

    private func open(_ slot: Int) {
        let events = Connection.Events(closed: { [self] connection, unsent, error in self.closed(slot, connection, unsent, error) })
        self.opener.open(.shared, events: events) { result in
            switch result {
            case .success(let connection): self.opened(slot, connection)
            case .failure(let error): self.failed(slot, error)
            }
        }
    }

    private func opened(_ slot: Int, _ connection: Connection) {
        let held: [Waiting]? = self.state.withLock { state in
            guard state.phase == .running else { return nil }
            state.connections[slot] = connection
            state.streaks[slot, default: FailureStreak()].stands(now: .now)
            state.failingSince = nil
            return state.waiting.removeAll()
        }
        guard let held else { return connection.abort(Self.closedError) }
        for entry in held { self.submit(entry.pending) }
    }

    private func failed(_ slot: Int, _ error: PostgresError) {
        let failures: Int? = self.state.withLock { state in
            guard state.phase == .running else { return nil }
            state.failingSince = state.failingSince ?? .now
            state.lastFailure = error
            return self.broke(slot, &state)
        }
        guard let failures else { return }
        self.logger.debug("connecting failed", metadata: ["postgres.error": "\(error)", "postgres.failures": "\(failures)"])
        self.reopen(slot, failures: failures)
    }

    private func closed(_ slot: Int, _ connection: Connection, _ unsent: [any PendingStatement], _ error: PostgresError) {
        let failures: Int? = self.state.withLock { state in
            if state.connections[slot] === connection { state.connections[slot] = nil }
            return state.phase == .running ? self.broke(slot, &state) : nil
        }
        if let failures {
            self.logger.debug("connection ended", metadata: ["postgres.error": "\(error)"])
            self.reopen(slot, failures: failures)
        }
        for pending in unsent { self.submit(pending) }
    }

    private func broke(_ slot: Int, _ state: inout State) -> Int {
        state.streaks[slot, default: FailureStreak()].broke(now: .now, calm: self.configuration.maximumReconnectDelay)
    }

    private func reopen(_ slot: Int, failures: Int) {
        let delay = self.backoff.delay(failures: failures, jitter: .random(in: 0...1))
        self.queue.asyncAfter(deadline: .now() + delay.seconds) {
            if self.state.withLock({ $0.phase == .running }) { self.open(slot) }
        }
    }

    private func setTimer(after delay: Duration) {
        self.queue.asyncAfter(deadline: .now() + delay.seconds) { self.expire() }
    }

    /// Answers the statements that waited too long, and looks again when the next one will have.
    private func expire() {
        let now = ContinuousClock.now
        let timeout = self.configuration.leaseTimeout
        let (expired, failure, next) = self.state.withLock { state in
            var expired: [Waiting] = []
            while let first = state.waiting.first, first.pending.isFinished || now - first.since >= timeout {
                if let entry = state.waiting.popFirst() { expired.append(entry) }
            }
            let next = state.waiting.first.map { timeout - (now - $0.since) }
            state.isTimerSet = next != nil
            return (expired, state.lastFailure, next)
        }
        for entry in expired {
            entry.pending.finish(failure ?? PostgresError(.connectionFailed, "no connection was made in time"))
        }
        if let next { self.setTimer(after: next + .milliseconds(1)) }
    }
}
