internal import CPostgres
internal import Dispatch
internal import Logging

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Makes connections, off the cooperative pool.
struct ConnectionOpener: Sendable {
    let configuration: PostgresConfiguration
    let logger: Logger

    /// Opens a connection in pipeline mode; the completion runs on a queue of its own.
    func open(
        _ use: Connection.Use, events: Connection.Events, completion: @escaping @Sendable (Result<Connection, PostgresError>) -> Void
    ) {
        BlockingWork.async {
            do throws(PostgresError) {
                let connection = try self.openBlocking(use, events: events)
                connection.executor.async {
                    connection.assumeIsolated { $0.start() }
                    completion(.success(connection))
                }
            } catch {
                completion(.failure(error))
            }
        }
    }

    private func openBlocking(_ use: Connection.Use, events: Connection.Events) throws(PostgresError) -> Connection {
        let timeout = max(1, self.configuration.statementTimeout.wholeMilliseconds)
        let idle = max(1, self.configuration.idleInTransactionTimeout.wholeMilliseconds)
        let plans = self.configuration.plansOnce ? "force_generic_plan" : "auto"
        let raw = unsafe try Self.connect(
            self.configuration,
            settings: """
                SET statement_timeout = \(timeout); SET idle_in_transaction_session_timeout = \(idle); SET plan_cache_mode = \(plans)
                """)
        guard unsafe PQsetnonblocking(raw, 1) == 0, unsafe PQenterPipelineMode(raw) == 1,
            let watched = SocketDescriptor.duplicate(unsafe PQsocket(raw))
        else {
            unsafe PQfinish(raw)
            throw PostgresError(.connectionFailed, "the connection cannot be made non-blocking")
        }
        return unsafe Connection(
            owning: raw, watched: watched, use: use, configuration: self.configuration, events: events, logger: self.logger)
    }

    /// Connects, sets up the session and hands the connection to the caller to own; blocks.
    static func connect(_ configuration: PostgresConfiguration, settings: String) throws(PostgresError) -> OpaquePointer {
        let seconds = max(2, configuration.connectTimeout.wholeMilliseconds / 1000)
        // What stands before `dbname` is a default, what stands after it overrules the connection string.
        let parameters: [(String, String)] = [
            ("fallback_application_name", configuration.applicationName), ("connect_timeout", String(seconds)), ("keepalives", "1"),
            ("keepalives_idle", "10"), ("keepalives_interval", "5"), ("keepalives_count", "3"), ("tcp_user_timeout", "20000"),
            ("dbname", configuration.connectionString), ("client_encoding", "UTF8"),
        ]
        guard let raw = unsafe self.connect(parameters) else {
            throw PostgresError(.connectionFailed, "libpq has no memory for a connection")
        }
        guard unsafe PQstatus(raw) == CONNECTION_OK else {
            let detail = unsafe String(cString: PQerrorMessage(raw))
            unsafe PQfinish(raw)
            throw ConnectionFailure.error(detail)
        }
        // Notices go nowhere: libpq would print them.
        unsafe _ = PQsetNoticeProcessor(raw, { _, _ in }, nil)
        let commands = "SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; " + settings
        guard let answer = unsafe self.run(commands, on: raw, within: .seconds(seconds)) else {
            let detail = unsafe String(cString: PQerrorMessage(raw))
            unsafe PQfinish(raw)
            throw PostgresError(.connectionFailed, "the server let the session in and did not set it up in time", detail: detail)
        }
        guard answer.status == .done else {
            let error = answer.error()
            unsafe PQfinish(raw)
            throw PostgresError(.connectionFailed, "the session cannot be set up", sqlState: error.sqlState, detail: error.detail)
        }
        return unsafe raw
    }

    /// Runs commands and returns the first failure or else the last answer; nil when there is none in time.
    ///
    /// libpq's own call waits for ever, and its bound on connecting ends with the log-in.
    private static func run(_ commands: String, on raw: OpaquePointer, within bound: Duration) -> QueryResult? {
        guard unsafe PQsendQuery(raw, commands) == 1 else { return nil }
        let end = ContinuousClock.now + bound
        var answer: QueryResult?
        var hasFailed = false
        while true {
            while unsafe PQisBusy(raw) == 1 {
                let rest = (end - ContinuousClock.now).wholeMilliseconds
                guard rest > 0, SocketDescriptor.waitForInput(unsafe PQsocket(raw), milliseconds: rest), unsafe PQconsumeInput(raw) == 1
                else { return nil }
            }
            guard let next = unsafe PQgetResult(raw) else { return answer }
            let result = unsafe QueryResult(owning: next)
            guard !hasFailed else { continue }
            hasFailed = result.status != .done
            answer = consume result
        }
    }

    /// Lends the parameters to libpq as two lists of C strings that end in a null pointer.
    private static func connect(_ parameters: [(String, String)]) -> OpaquePointer? {
        let keywords = unsafe parameters.map { unsafe strdup($0.0) }
        let values = unsafe parameters.map { unsafe strdup($0.1) }
        defer {
            unsafe (keywords + values).forEach { unsafe free($0) }
        }
        let keywordList = unsafe keywords.map { unsafe UnsafePointer($0) } + [nil]
        let valueList = unsafe values.map { unsafe UnsafePointer($0) } + [nil]
        return unsafe PQconnectdbParams(keywordList, valueList, 1)
    }
}
