import Postgres
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2))) struct PostgresCancellationTests {
    @Test(.timeLimit(.minutes(1))) func `cancelling a task ends its statement at the server and no other`() async throws {
        try await withTestDatabase(migrated: false, configure: { $0.pipelinedConnections = 1 }) { database in
            try await database.withHeldLock { lock in
                let first = Task { try await database.integer("SELECT 6 FROM pg_advisory_xact_lock(1) /* cancel-me */") }
                try await lock.waitForWaiters(1)
                let behind = Task { try await database.integer("SELECT 7") }
                try await database.waitForStatementsInFlight(2)
                first.cancel()
                guard case .failure(let error) = await first.result else {
                    Issue.record("a cancelled statement succeeded")
                    return
                }
                #expect((error as? PostgresError)?.code == .cancelled)
                #expect(try await behind.value == 7)
                #expect(try await database.running("cancel-me").isEmpty)
            }
        }
    }

    @Test(.timeLimit(.minutes(1))) func `a statement cancelled behind a running one leaves that one alone`() async throws {
        try await withTestDatabase(migrated: false, configure: { $0.pipelinedConnections = 1 }) { database in
            let running = try await database.withHeldLock { lock in
                let running = Task { try await database.integer("SELECT 5 FROM pg_advisory_xact_lock(1)") }
                try await lock.waitForWaiters(1)
                let behind = Task { () throws(PostgresError) -> Int in try await database.execute(sql("SELECT 6")) }
                try await database.waitForStatementsInFlight(2)
                behind.cancel()
                guard case .failure(let error) = await behind.result else {
                    Issue.record("a cancelled statement succeeded")
                    return running
                }
                #expect((error as? PostgresError)?.code == .cancelled)
                return running
            }
            #expect(try await running.value == 5)
        }
    }

    @Test(.timeLimit(.minutes(1))) func `statements of a task that is cancelled already are not sent`() async throws {
        try await withTestDatabase(migrated: false) { database in
            try await database.execute(sql("CREATE TABLE item (a int)"))
            let task = Task { () -> PostgresError.Code? in
                unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
                do throws(PostgresError) {
                    try await database.execute(sql("INSERT INTO item VALUES (1)"))
                    return nil
                } catch {
                    return error.code
                }
            }
            #expect(await task.value == .cancelled)
            #expect(try await database.integer("SELECT count(*) FROM item") == 0)
        }
    }

    @Test(.timeLimit(.minutes(1))) func `many cancellations in a busy pipeline harm nobody else`() async throws {
        try await withTestDatabase(migrated: false) { database in
            // Long enough that cancellations find statements at work.
            let victims = (0..<40).map { _ in Task { try await database.execute(SQLStatement("victim", "SELECT pg_sleep(0.05)")) } }
            let others = (0..<400).map { number in Task { try await database.integer("SELECT $1::int", [number]) } }
            for victim in victims { victim.cancel() }
            for (number, other) in others.enumerated() {
                let answer = try await other.value
                #expect(answer == number)
            }
            for victim in victims { _ = await victim.result }
        }
    }

    @Test(.timeLimit(.minutes(1))) func `a cancelled transaction is rolled back and its connection serves the next`() async throws {
        try await withTestDatabase(migrated: false, configure: { $0.maximumConnections = 1 }) { database in
            try await database.execute(sql("CREATE TABLE item (a int)"))
            let task = Task {
                try await database.withTransaction { transaction in
                    try await transaction.execute(sql("INSERT INTO item VALUES (1)"))
                    // Nothing but the cancellation ends it soon.
                    try await transaction.execute(SQLStatement("sleep", "SELECT pg_sleep(300) /* cancel-me */"))
                }
            }
            try await database.waitForStatement("cancel-me")
            task.cancel()
            guard case .failure(let error) = await task.result else {
                Issue.record("a cancelled transaction succeeded")
                return
            }
            #expect((error as? PostgresError)?.code == .cancelled)
            #expect(try await database.running("cancel-me").isEmpty)
            let count = try await database.withTransaction { transaction in
                try await transaction.queryFirst(sql("SELECT count(*) FROM item")) { row in try row[0] as Int }
            }
            #expect(count == 0)
        }
    }
}
