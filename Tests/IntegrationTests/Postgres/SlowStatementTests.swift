import Logging
import Postgres
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2))) struct SlowStatementTests {
    @TaskLocal static var trace: String?

    /// Slower than the threshold.
    private static let slow = "SELECT pg_sleep(0.1)::text"

    @Test func `a slow statement is told with its name and with what the asking task says of itself`() async throws {
        try await withTestDatabaseAddress(migrated: false) { test in
            var configuration = test.configuration
            configuration.slowStatementThreshold = .milliseconds(20)
            let lines = SlowLines()
            let database = PostgresDatabase(configuration, logger: lines.logger)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await database.run() }
                try await Self.$trace.withValue("t1") {
                    _ = try await database.query(SQLStatement("slow.alone", Self.slow)) { _ in }
                }
                try await Self.$trace.withValue("t2") {
                    try await database.withTransaction { transaction in
                        _ = try await transaction.query(SQLStatement("slow.within", Self.slow)) { _ in }
                    }
                }
                _ = try await database.query(SQLStatement("slow.nobody", Self.slow)) { _ in }
                group.cancelAll()
            }
            let slow = lines.all.filter { $0["postgres.statement"]?.hasPrefix("slow.") == true }
            #expect(slow.map { $0["postgres.statement"] } == ["slow.alone", "slow.within", "slow.nobody"])
            #expect(slow.map { $0["trace"] } == ["t1", "t2", nil])
        }
    }

    @Test func `one whose caller has left before it ran is told with what that caller's task said of itself`() async throws {
        let lines = SlowLines()
        try await withTestDatabaseAddress(migrated: false) { test in
            var configuration = test.configuration
            configuration.slowStatementThreshold = .milliseconds(20)
            configuration.pipelinedConnections = 1
            let database = PostgresDatabase(configuration, logger: lines.logger)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await database.run() }
                let first = try await database.withHeldLock { lock in
                    let first = Task { try await database.integer("SELECT 5 FROM pg_advisory_xact_lock(1)") }
                    try await lock.waitForWaiters(1)
                    let behind = Self.$trace.withValue("t3") {
                        Task { try await database.execute(SQLStatement("slow.left", "SELECT pg_sleep(20)")) }
                    }
                    try await database.waitForStatementsInFlight(2)
                    behind.cancel()
                    guard case .failure = await behind.result else {
                        Issue.record("a cancelled statement succeeded")
                        return first
                    }
                    #expect(!lines.all.contains { $0["postgres.statement"] == "slow.left" })
                    return first
                }
                #expect(try await first.value == 5)
                try await eventually(within: .seconds(20), "the line of the statement that nobody waits for") {
                    lines.all.contains { $0["postgres.statement"] == "slow.left" } ? () : nil
                }
                group.cancelAll()
            }
        }
        #expect(lines.all.filter { $0["postgres.statement"] == "slow.left" }.map { $0["trace"] } == ["t3"])
    }
}

/// Keeps the metadata of the lines about slow statements.
private final class SlowLines: Sendable {
    private let lines = Mutex<[[String: String]]>([])

    var all: [[String: String]] { self.lines.withLock { $0 } }

    var logger: Logger {
        Logger(label: "test") { _ in
            var handler = Handler(lines: self)
            handler.metadataProvider = Logger.MetadataProvider { SlowStatementTests.trace.map { ["trace": "\($0)"] } ?? [:] }
            return handler
        }
    }

    private struct Handler: LogHandler {
        let lines: SlowLines
        var metadata: Logger.Metadata = [:]
        var metadataProvider: Logger.MetadataProvider?
        var logLevel: Logger.Level = .info

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { self.metadata[key] }
            set { self.metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            guard event.message == "slow statement" else { return }
            let metadata = (self.metadataProvider?.get() ?? [:]).merging(event.metadata ?? [:]) { _, new in new }
            self.lines.lines.withLock { $0.append(metadata.mapValues { "\($0)" }) }
        }
    }
}
