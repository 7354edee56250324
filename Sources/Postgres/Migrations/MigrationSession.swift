internal import CPostgres
internal import Dispatch
internal import FoundationEssentials
internal import Logging
internal import Synchronization

/// A connection for migrations: it speaks the simple protocol, which takes files of many statements, and blocks its own queue meanwhile.
@safe
actor MigrationSession {
    /// How often a migration is tried that the database ends because of a deadlock.
    private static let attempts = 5

    private nonisolated let executor = MigrationExecutor(label: "postgres.migrations")
    private nonisolated let cancelRequest = Mutex<CancelRequest?>(nil)
    private nonisolated let isCancelled = Atomic<Bool>(false)
    private let configuration: PostgresConfiguration
    private let table: String
    private let logger: Logger
    private var raw: OpaquePointer?

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe self.executor.asUnownedSerialExecutor() }

    /// - Parameter table: the record's name, not quoted.
    init(_ configuration: PostgresConfiguration, table: String, logger: Logger) {
        self.configuration = configuration
        self.table = table
        self.logger = logger
    }

    /// Connects without a bound on statements: a migration takes what it takes.
    func open() throws(PostgresError) {
        let raw = unsafe try ConnectionOpener.connect(self.configuration, settings: "SET statement_timeout = 0")
        unsafe self.raw = raw
        let request = unsafe CancelRequest(for: raw)
        self.cancelRequest.withLock { $0 = request }
    }

    func close() {
        self.cancelRequest.withLock { $0 = nil }
        if let raw = unsafe self.raw { unsafe PQfinish(raw) }
        unsafe self.raw = nil
    }

    /// Cancels what runs at the server, and lets nothing more run.
    nonisolated func cancel() {
        self.isCancelled.store(true, ordering: .releasing)
        guard let request = self.cancelRequest.withLock({ $0 }) else { return }
        BlockingWork.async {
            request.send()
            // A request that comes just before the server begins a statement is lost.
            DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(250)) { self.cancel() }
        }
    }

    private func checkCancelled() throws(PostgresError) {
        guard !self.isCancelled.load(ordering: .acquiring) else { throw PostgresError(.cancelled, "the task was cancelled") }
    }

    /// Compares a folder with the record.
    func plan(_ files: [MigrationFile]) throws -> MigrationPlan {
        var candidates: [MigrationPlan.Candidate] = []
        for file in files {
            let checksum = try self.rows("SELECT encode(sha256(convert_to($1, 'UTF8')), 'hex')", [file.text]) { row in
                try row[0] as String
            }
            candidates.append(MigrationPlan.Candidate(file: file, checksum: checksum.first ?? ""))
        }
        let exists = try self.rows("SELECT to_regclass($1) IS NOT NULL", [self.quotedTable]) { row in
            try row[0] as Bool
        }
        guard exists.first == true else { return MigrationPlan(candidates: candidates, applied: []) }
        let applied = try self.rows(
            "SELECT version, name, checksum, applied_at FROM \(self.quotedTable) ORDER BY version", []
        ) { row in
            MigrationPlan.Applied(version: try row[0], name: try row[1], checksum: try row[2], at: try row[3])
        }
        return MigrationPlan(candidates: candidates, applied: applied)
    }

    /// Applies what is pending, one transaction each, alone among all runners on this database.
    func migrate(_ files: [MigrationFile]) throws -> [MigrationStatus] {
        // The session's end gives the lock back.
        _ = try self.rows("SELECT pg_advisory_lock(hashtextextended($1, 0))::text", [self.quotedTable]) { _ in }
        try self.run(
            """
            CREATE TABLE IF NOT EXISTS \(self.quotedTable) (
                version integer PRIMARY KEY,
                name text NOT NULL,
                checksum text NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),
                duration_ms bigint NOT NULL
            )
            """)
        let pending = try self.plan(files).pending()
        for candidate in pending { try self.applyDespiteDeadlocks(candidate) }
        let versions = Set(pending.map(\.file.version))
        return try self.plan(files).statuses.filter { versions.contains($0.version) }
    }

    /// A server of the version before may hold what a migration needs, and wait for what it has: the database then ends one of the two.
    private func applyDespiteDeadlocks(_ candidate: MigrationPlan.Candidate) throws {
        for _ in 1..<Self.attempts {
            do {
                return try self.apply(candidate)
            } catch MigrationError.failed(_, let error) where error.sqlState == "40P01" {
                self.logger.notice("migration met a deadlock", metadata: ["postgres.migration": "\(candidate.file.fileName)"])
            }
        }
        try self.apply(candidate)
    }

    private func apply(_ candidate: MigrationPlan.Candidate) throws {
        let file = candidate.file
        let start = ContinuousClock.now
        do {
            try self.run("BEGIN")
            try self.run(file.text)
            guard let raw = unsafe self.raw, unsafe PQtransactionStatus(raw) == PQTRANS_INTRANS else {
                throw MigrationError.endsTransaction(file: file.fileName)
            }
            let duration = (ContinuousClock.now - start).wholeMilliseconds
            _ = try self.rows(
                "INSERT INTO \(self.quotedTable) (version, name, checksum, duration_ms) VALUES ($1, $2, $3, $4)",
                [file.version, file.name, candidate.checksum, duration]
            ) { _ in }
            try self.run("COMMIT")
        } catch {
            // When this fails as well, the connection is gone or the session is over, which rolls back.
            try? self.run("ROLLBACK")
            guard let error = error as? PostgresError, error.code != .cancelled else { throw error }
            throw MigrationError.failed(file: file.fileName, error)
        }
        self.logger.debug("migration applied", metadata: ["postgres.migration": "\(file.fileName)"])
    }

    /// Runs statements by the simple protocol; blocks.
    private func run(_ text: String) throws(PostgresError) {
        try self.checkCancelled()
        guard let raw = unsafe self.raw, let result = unsafe PQexec(raw, text) else { throw self.failure() }
        let answer = unsafe QueryResult(owning: result)
        switch answer.status {
        case .rows, .done: return
        case .unsupported: throw PostgresError(.server, "COPY from the client is not supported")
        default: throw self.classified(answer.error())
        }
    }

    /// Runs one statement with parameters; blocks.
    private func rows<R>(
        _ text: String, _ parameters: [any PostgresEncodable], _ decode: (borrowing PostgresRow) throws -> R
    ) throws(PostgresError) -> [R] {
        try self.checkCancelled()
        guard let raw = unsafe self.raw else { throw self.failure() }
        let encoded = try EncodedParameters(parameters)
        let result = unsafe encoded.withPointers { count, values, lengths, formats in
            unsafe PQexecParams(raw, text, count, nil, values, lengths, formats, 1)
        }
        guard let result = unsafe result else { throw self.failure() }
        let answer = unsafe QueryResult(owning: result)
        guard answer.status == .rows || answer.status == .done else { throw self.classified(answer.error()) }
        return try answer.rows(decode)
    }

    private func classified(_ error: PostgresError) -> PostgresError {
        error.sqlState == "57014" ? PostgresError(.cancelled, "the task was cancelled", sqlState: "57014") : error
    }

    private func failure() -> PostgresError {
        PostgresError(.connectionLost, "the connection broke")
    }

    private var quotedTable: String { NotificationListener.quoted(self.table) }
}
