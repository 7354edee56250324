internal import Logging
internal import Model
package import Postgres
internal import Store

/// Whether the audit is what was written: the chain of its hashes is computed anew, record by record.
package struct AuditCheck: Check {
    package let part = "audit"
    package let repair = "Start Postgres, or let ROOST_DATABASE_URL say where it is."
    /// Longer than any other check: it reads the whole audit.
    package let bound: Duration? = .seconds(120)
    /// What was not read by then is told.
    private static let readingTime = Duration.seconds(100)
    /// How many records are in memory at once.
    private static let batch = 5000
    /// Records are sealed every second.
    private static let patience = 60

    private let configuration: PostgresConfiguration

    package init(_ configuration: PostgresConfiguration) {
        self.configuration = configuration
    }

    package func examine() async throws -> [Finding] {
        let logger = Logger(label: "doctor", factory: { _ in SwiftLogNoOpLogHandler() })
        var configuration = self.configuration
        configuration.pipelinedConnections = 1
        configuration.connectTimeout = .seconds(4)
        configuration.statementTimeout = .seconds(60)
        configuration.shutdownTimeout = .seconds(1)
        let database = PostgresDatabase(configuration, logger: logger)
        do {
            return try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await database.run() }
                let findings = try await Self.findings(DataStore(database).session.audit)
                group.cancelAll()
                return findings
            }
        } catch StoreError.database(let error) where error.sqlState == "42P01" || error.isRetriable {
            // A database that lacks migrations or does not answer is a finding of another check.
            return []
        }
    }

    private static func findings(_ audit: AuditRepository) async throws -> [Finding] {
        let began = ContinuousClock.now
        guard let state = try await audit.chainState() else {
            return [.failed("audit.chain", "the head of the chain is gone", repair: Self.tampered)]
        }
        var reader = AuditChainReader()
        while !reader.isFull, began.duration(to: .now) < Self.readingTime {
            let links = try await audit.links(after: reader.number, limit: Self.batch)
            for link in links { reader.read(link) }
            if links.count < Self.batch { break }
        }
        let isWhole = reader.number >= state.head.number || !reader.faults.isEmpty || began.duration(to: .now) < Self.readingTime
        if isWhole, !reader.isFull { reader.end(at: state) }
        var faults = reader.faults
        faults += try await audit.strangers(limit: AuditChainReader.mostFaults).map { "record \($0) was never sealed: it was put in" }
        faults += try await audit.missing(limit: AuditChainReader.mostFaults).map { "record \($0) was gone before it was sealed" }
        return [Self.chain(faults, reader, state, isWhole: isWhole), Self.tail(state)]
    }

    private static func chain(_ faults: [String], _ reader: AuditChainReader, _ state: AuditChainState, isWhole: Bool) -> Finding {
        guard faults.isEmpty else {
            return .failed("audit.chain", faults.prefix(AuditChainReader.mostFaults).joined(separator: "; "), repair: Self.tampered)
        }
        guard isWhole else {
            return .warning(
                "audit.chain", "\(reader.number) of \(state.head.number) records were checked, and hold",
                repair: "Run roostd doctor where Postgres is nearer, or when it has less to do.")
        }
        let hash = state.head.hash.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
        return .ok("audit.chain", "\(state.head.number) records, up to \(hash)")
    }

    private static func tail(_ state: AuditChainState) -> Finding {
        let age = state.oldestUnsealedSeconds ?? 0
        guard age > Self.patience else { return .ok("audit.sealing", "\(state.unsealed) records are not in the chain yet") }
        return .warning(
            "audit.sealing", "\(state.unsealed) records are not in the chain yet, the oldest for \(age) s",
            repair: "Run roostd with the role worker, which seals them, and look at its log.")
    }

    private static let tampered = """
        Somebody with rights of the database's owner changed the audit: keep a dump of it as it is, and compare it with an export or a \
        backup of before.
        """
}
