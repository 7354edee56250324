internal import Dispatch
public import Logging
public import ServiceLifecycle
internal import Synchronization

/// A Postgres server as a service: shared, pipelined connections for single statements, and a pool of exclusive ones for transactions.
///
/// It is usable from its creation; statements wait until ``run()`` has connected.
public final class PostgresDatabase: PostgresQuerying, Service, Sendable {
    let configuration: PostgresConfiguration
    let opener: ConnectionOpener
    let pool: ConnectionPool
    let logger: Logger
    private let dispatcher: StatementDispatcher
    let listeners = Mutex(Listeners())
    private let isStarted = Mutex(false)

    /// The streams of notifications in use, and whether there may be more.
    struct Listeners {
        var active: [ObjectIdentifier: NotificationListener] = [:]
        var isClosed = false
    }

    /// A database; nothing connects before ``run()`` does.
    public init(_ configuration: PostgresConfiguration, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
        self.opener = ConnectionOpener(configuration: configuration, logger: logger)
        self.pool = ConnectionPool(configuration: configuration, opener: self.opener)
        self.dispatcher = StatementDispatcher(configuration: configuration, opener: self.opener, logger: logger)
    }

    /// Connects, keeps connected, and on graceful shutdown or cancellation lets what is in flight end before it closes.
    ///
    /// - Throws: ``PostgresError`` with code `closed` when called a second time.
    public func run() async throws {
        let wasStarted = self.isStarted.withLock { isStarted in
            defer { isStarted = true }
            return isStarted
        }
        guard !wasStarted else { throw PostgresError(.closed, "a database runs once") }
        self.dispatcher.start()
        let timer = DispatchSource.makeTimerSource()
        timer.setEventHandler { [dispatcher, pool] in
            dispatcher.endStuck()
            pool.maintain()
        }
        timer.schedule(deadline: .now() + 1, repeating: .seconds(1), leeway: .milliseconds(500))
        timer.activate()
        // It throws when the task is cancelled, which ends the service as well.
        try? await gracefulShutdown()
        timer.cancel()
        await self.close()
    }

    /// Runs a statement by itself on a shared connection, many at once.
    public func query<R: Sendable>(
        _ statement: SQLStatement, _ parameters: [any PostgresEncodable],
        decode: @escaping @Sendable (borrowing PostgresRow) throws -> R
    ) async throws(PostgresError) -> [R] {
        let output = DecodedRows<R>()
        let pending = Pending(statement, try EncodedParameters(parameters, of: statement), logger: self.logger) {
            result throws(PostgresError) in
            try result.read(into: output, decode)
        }
        try await pending.value { self.dispatcher.submit($0) }
        return output.take()
    }

    /// Runs a statement by itself on a shared connection and returns the number of rows it affected.
    @discardableResult
    public func execute(_ statement: SQLStatement, _ parameters: [any PostgresEncodable]) async throws(PostgresError) -> Int {
        let pending = Pending(statement, try EncodedParameters(parameters, of: statement), logger: self.logger) {
            result throws(PostgresError) in
            result.affectedRows
        }
        return try await pending.value { self.dispatcher.submit($0) }
    }

    /// Asks the server for a sign of life.
    ///
    /// - Throws: ``PostgresError`` when it does not answer.
    public func checkHealth() async throws {
        _ = try await self.query(SQLStatement("health", "SELECT 1")) { row in try row[0] as Int }
    }

    /// How the connections are used at this moment.
    public var statistics: PostgresStatistics {
        let shared = self.dispatcher.openConnections
        let counts = self.pool.counts
        return PostgresStatistics(
            sharedConnections: shared.count, statementsInFlight: shared.reduce(0) { $0 + max(0, $1.load.load(ordering: .relaxed)) },
            statementsWaiting: self.dispatcher.waitingCount, leasedConnections: counts.leased, idleConnections: counts.idle,
            leasesWaiting: counts.waiting)
    }

    private func close() async {
        DispatchQueue.global().asyncAfter(deadline: .now() + self.configuration.shutdownTimeout.seconds) { [dispatcher, pool] in
            dispatcher.abort()
            pool.abort()
        }
        let listeners = self.listeners.withLock { listeners in
            listeners.isClosed = true
            defer { listeners.active = [:] }
            return Array(listeners.active.values)
        }
        for listener in listeners { listener.close() }
        await self.pool.close()
        await self.dispatcher.close()
    }
}
