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
