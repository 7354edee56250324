import Postgres
import TestSupport
import Testing

/// One statement's trouble is not its neighbours'.
@Suite(.timeLimit(.minutes(2))) struct PostgresNeighbourTests {
    @Test func `a slow statement holds up none that are sent after it`() async throws {
        try await withTestDatabase(migrated: false, configure: { $0.statementTimeout = .seconds(400) }) { database in
            try await database.waitForConnections()
            // Slow by more than the others may take all together.
            let sleeper = Task { try await database.execute(sql("SELECT pg_sleep(300) /* slow-one */")) }
            let text = """
                SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%slow-one%'
                AND pid <> pg_backend_pid() AND clock_timestamp() - query_start > '50 milliseconds'
                """
            try await eventually(within: .seconds(10), "a statement that has run for a while") {
                try await database.integer(text) == 1 ? () : nil
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for caller in 0..<32 {
                    group.addTask {
                        for number in 0..<20 {
                            let answer = try await database.integer("SELECT $1::int", [caller * 100 + number])
                            #expect(answer == caller * 100 + number)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await database.integer(text) == 1)
            sleeper.cancel()
            _ = await sleeper.result
        }
    }

    @Test func `a brief statement does not join one that may take long, however lately that one was sent`() async throws {
        try await withTestDatabase(migrated: false, configure: { $0.statementTimeout = .seconds(400) }) { database in
            try await database.waitForConnections()
            for _ in 0..<20 {
                // Whoever is behind it waits for longer than this test may take.
                let sleeper = Task { try await database.execute(sql("SELECT pg_sleep(300)")) }
                while database.statistics.statementsInFlight == 0 { await Task.yield() }
                let brief = SQLStatement("brief", "SELECT 1", isBrief: true)
                #expect(try await database.queryFirst(brief) { row in try row[0] as Int } == 1)
                sleeper.cancel()
                _ = await sleeper.result
                try await database.waitForStatementsInFlight(0)
            }
        }
    }

    @Test func `a statement cancelled while it waits behind another is ended when its turn comes`() async throws {
        try await withTestDatabase(
            migrated: false,
            configure: {
                $0.pipelinedConnections = 1
                $0.statementTimeout = .seconds(400)
            }
        ) { database in
            let others = try await database.withHeldLock { lock in
                let first = Task { try await database.integer("SELECT 1 FROM pg_advisory_xact_lock(1)") }
                try await lock.waitForWaiters(1)
                // Longer than the test may take: only the cancellation ends it in time.
                let abandoned = Task { try await database.execute(sql("SELECT pg_sleep(300)")) }
                try await database.waitForStatementsInFlight(2)
                let last = Task { try await database.integer("SELECT 3") }
                try await database.waitForStatementsInFlight(3)
                abandoned.cancel()
                guard case .failure(let error) = await abandoned.result else {
                    Issue.record("a cancelled statement succeeded")
                    return [first, last]
                }
                #expect((error as? PostgresError)?.code == .cancelled)
                return [first, last]
            }
            #expect(try await others[0].value == 1)
            #expect(try await others[1].value == 3)
        }
    }

    @Test(arguments: [1_000, 1_000_000])
    func `an answer without end is refused before it fills the memory, and the connection goes on`(width: Int) async throws {
        try await withTestDatabase(
            migrated: false,
            configure: {
                $0.pipelinedConnections = 1
                $0.maximumResultSize = 8 << 20
            }
        ) { database in
            let backend = try await database.integer("SELECT pg_backend_pid()")
            let before = try residentBytes()
            let count = 4_000_000_000 / width
            let endless = SQLStatement("endless", "SELECT repeat('x', $1::int), generate_series(1, $2::bigint)")
            let behind = Task { try await database.integer("SELECT 7") }
            let error = await #expect(throws: PostgresError.self) {
                try await database.query(endless, [width, count]) { row in (try row[0] as String).utf8.count }
            }
            #expect(error?.code == .resultTooLarge)
            #expect(error?.isRetriable == false)
            #expect(try await behind.value == 7)
            #expect(try await database.integer("SELECT pg_backend_pid()") == backend)
            #expect(try residentBytes() - before < 400 << 20)
            // What fits is not touched, also in a transaction, and a large answer there ends the transaction alone.
            let rows = try await database.query(endless, [1000, 4000]) { row in (try row[0] as String).utf8.count }
            #expect(rows.count == 4000)
            let inside = await #expect(throws: PostgresError.self) {
                try await database.withTransaction { transaction in
                    _ = try await transaction.query(endless, [width, count]) { row in row.columnCount }
                }
            }
            #expect(inside?.code == .resultTooLarge)
            try await database.withTransaction { transaction in try await transaction.execute(sql("SELECT 1")) }
        }
    }

    @Test func `an answer without end whose server hears late that it is to stop: the connection goes on, and nothing is read meanwhile`()
        async throws
    {
        try await withPostgresRelay(delay: .milliseconds(700)) { relay in
            var configuration = PostgresConfiguration(connectionString: relay.url)
            configuration.pipelinedConnections = 1
            configuration.maximumResultSize = 8 << 20
            try await withRunningDatabase(configuration) { database in
                let backend = try await database.integer("SELECT pg_backend_pid()")
                let before = try residentBytes()
                let error = await #expect(throws: PostgresError.self) {
                    try await database.query(SQLStatement("endless", "SELECT repeat('x', 100000) FROM generate_series(1, 100000)")) { row in
                        row.columnCount
                    }
                }
                #expect(error?.code == .resultTooLarge)
                #expect(try await database.integer("SELECT pg_backend_pid()") == backend)
                #expect(try residentBytes() - before < 200 << 20)
            }
        }
    }

    @Test func `a session that is let in and never set up frees its place`() async throws {
        try await withPostgresRelay(losing: "SET TimeZone") { relay in
            var configuration = PostgresConfiguration(connectionString: relay.url)
            configuration.connectTimeout = .seconds(2)
            configuration.leaseTimeout = .seconds(4)
            try await withRunningDatabase(configuration) { database in
                let error = await #expect(throws: PostgresError.self) { try await database.execute(sql("SELECT 1")) }
                #expect(error?.code == .connectionFailed)
                relay.loseNothing()
                try await eventually(within: .seconds(20), "the connections") {
                    (try? await database.execute(sql("SELECT 1"))).map { _ in () }
                }
                try await database.withTransaction { transaction in try await transaction.execute(sql("SELECT 1")) }
            }
        }
    }
}
