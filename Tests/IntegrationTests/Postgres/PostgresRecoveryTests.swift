import Logging
import Postgres
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2))) struct PostgresRecoveryTests {
    @Test(.timeLimit(.minutes(1))) func `a statement whose backend is terminated fails retriably, and the next ones succeed`() async throws
    {
        try await withTestDatabaseAddress(migrated: false) { test in
            try await withRunningDatabase(Self.target(test)) { database in
                try await withRunningDatabase(test.configuration) { administrator in
                    // Nothing but its backend's end ends it soon.
                    let sleeper = Task { try await database.execute(SQLStatement("sleep", "SELECT pg_sleep(300) /* end-me */")) }
                    try await administrator.waitForStatement("end-me")
                    try await Self.terminate(administrator)
                    guard case .failure(let error) = await sleeper.result else {
                        Issue.record("a statement outlived its backend")
                        return
                    }
                    let postgresError = error as? PostgresError
                    #expect(postgresError?.code == .connectionLost)
                    #expect(postgresError?.sqlState == "57P01")
                    #expect(postgresError?.isRetriable == true)
                    #expect(postgresError?.mayHaveTakenEffect == false)
                    let next = try await Self.retrying { try await database.integer("SELECT 3") }
                    #expect(next == 3)
                    try await database.waitForConnections()
                }
            }
        }
    }

    @Test(.timeLimit(.minutes(1))) func `a transaction whose backend is terminated fails retriably and leaves nothing`() async throws {
        try await withTestDatabaseAddress(migrated: false) { test in
            try await withRunningDatabase(Self.target(test)) { database in
                try await withRunningDatabase(test.configuration) { administrator in
                    try await database.execute(sql("CREATE TABLE item (a int)"))
                    let error = await #expect(throws: PostgresError.self) {
                        try await database.withTransaction { transaction in
                            try await transaction.execute(sql("INSERT INTO item VALUES (1)"))
                            try await Self.terminate(administrator)
                            try await transaction.execute(sql("INSERT INTO item VALUES (2)"))
                        }
                    }
                    #expect(error?.code == .connectionLost)
                    #expect(error?.isRetriable == true)
                    try await Self.retrying {
                        try await database.withTransaction { transaction in
                            try await transaction.execute(sql("INSERT INTO item VALUES (3)"))
                        }
                    }
                    let sum = try await Self.retrying { try await database.integer("SELECT sum(a) FROM item") }
                    #expect(sum == 3)
                }
            }
        }
    }

    @Test(.timeLimit(.minutes(1))) func `idle connections that the server ended are replaced before anybody notices`() async throws {
        try await withTestDatabaseAddress(migrated: false) { test in
            try await withRunningDatabase(Self.target(test)) { database in
                try await withRunningDatabase(test.configuration) { administrator in
                    for round in 0..<3 {
                        try await database.withTransaction { transaction in try await transaction.execute(sql("SELECT 1")) }
                        let before = try await Self.backends(database)
                        try await Self.terminate(administrator)
                        try await eventually(within: .seconds(45), "the end of the session of round \(round)") {
                            let count = try await administrator.integer("SELECT count(*) FROM pg_stat_activity WHERE pid = $1", [before])
                            return count == 0 ? () : nil
                        }
                        try await eventually(within: .seconds(45), "new connections: \(database.statistics)") {
                            database.statistics.sharedConnections == 2 && database.statistics.idleConnections == 0 ? () : nil
                        }
                        #expect(try await database.integer("SELECT 1") == 1)
                        try await database.withTransaction { transaction in try await transaction.execute(sql("SELECT 1")) }
                    }
                }
            }
        }
    }

    @Test(.timeLimit(.minutes(1))) func `a server that is not there is reported in time`() async throws {
        var configuration = PostgresConfiguration(connectionString: "postgresql:///none?host=/nonexistent")
        configuration.leaseTimeout = .milliseconds(300)
        try await withRunningDatabase(configuration) { database in
            let error = await #expect(throws: PostgresError.self) { try await database.execute(sql("SELECT 1")) }
            #expect(error?.code == .connectionFailed)
            #expect(error?.isRetriable == true)
            #expect(error?.mayHaveTakenEffect == false)
            let refused = await #expect(throws: PostgresError.self) { try await database.withTransaction { _ in } }
            #expect(refused?.code == .connectionFailed)
            await #expect(throws: PostgresError.self) { try await database.checkHealth() }
        }
    }

    @Test(.timeLimit(.minutes(1))) func `a closed database finishes what runs and refuses what comes`() async throws {
        try await withTestDatabaseAddress(migrated: false) { test in
            // Neither bound ends what runs before the lock is given back.
            var configuration = test.configuration
            configuration.statementTimeout = .seconds(50)
            configuration.shutdownTimeout = .seconds(50)
            let database = PostgresDatabase(configuration, logger: Logger(label: "test"))
            let service = Task { try await database.run() }
            #expect(try await database.integer("SELECT 1") == 1)
            try await database.waitForConnections()
            let last = try await withRunningDatabase(test.configuration) { onlooker in
                try await onlooker.withHeldLock { lock in
                    let last = Task { try await database.integer("SELECT 2 FROM pg_advisory_xact_lock(1)") }
                    try await lock.waitForWaiters(1)
                    service.cancel()
                    try await eventually(within: .seconds(45), "the refusal of new statements") {
                        (try? await database.integer("SELECT 3")) == nil ? () : nil
                    }
                    return last
                }
            }
            #expect(try await last.value == 2)
            try await service.value
            let error = await #expect(throws: PostgresError.self) { try await database.execute(sql("SELECT 1")) }
            #expect(error?.code == .closed)
            let refused = await #expect(throws: PostgresError.self) { try await database.withTransaction { _ in } }
            #expect(refused?.code == .closed)
        }
    }

    private static func backends(_ database: PostgresDatabase) async throws -> Int {
        try await database.integer("SELECT pg_backend_pid()") ?? 0
    }

    /// The test's database under a name by which its sessions can be ended.
    private static func target(_ test: TestDatabase) -> PostgresConfiguration {
        var configuration = test.configuration
        configuration.applicationName = "target"
        return configuration
    }

    /// Ends every session of the target, as an administrator or a failover does.
    private static func terminate(_ administrator: PostgresDatabase) async throws {
        let text = """
            SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = 'target'
            """
        _ = try await administrator.query(SQLStatement("terminate", text)) { _ in }
    }

    /// Runs work again as long as its error says that this can help.
    @discardableResult
    private static func retrying<R: Sendable>(_ work: () async throws -> R) async throws -> R {
        var attempts = 0
        while true {
            do {
                return try await work()
            } catch let error as PostgresError where error.isRetriable && attempts < 10 {
                attempts += 1
            }
        }
    }
}
