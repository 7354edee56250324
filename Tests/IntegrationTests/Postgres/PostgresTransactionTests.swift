import Postgres
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2))) struct PostgresTransactionTests {
    private struct Refused: Error {}

    private func withItems(
        _ configure: (inout PostgresConfiguration) -> Void = { _ in }, _ body: (PostgresDatabase) async throws -> Void
    ) async throws {
        try await withTestDatabase(migrated: false, configure: configure) { database in
            try await database.execute(sql("CREATE TABLE item (a int)"))
            try await body(database)
        }
    }

    @Test func `a transaction commits when its closure returns and rolls back when it throws`() async throws {
        try await self.withItems { database in
            let value = try await database.withTransaction { transaction in
                let inserted = try await transaction.execute(sql("INSERT INTO item VALUES (1), (2)"))
                #expect(inserted == 2)
                return "done"
            }
            #expect(value == "done")
            await #expect(throws: Refused.self) {
                try await database.withTransaction { transaction in
                    try await transaction.execute(sql("INSERT INTO item VALUES (3)"))
                    throw Refused()
                }
            }
            let count = try await database.integer("SELECT count(*) FROM item")
            #expect(count == 2)
        }
    }

    @Test func `a transaction whose failed statement was ignored does not pass for committed`() async throws {
        try await self.withItems { database in
            let error = await #expect(throws: PostgresError.self) {
                try await database.withTransaction { transaction in
                    try await transaction.execute(sql("INSERT INTO item VALUES (1)"))
                    _ = try? await transaction.execute(sql("SELECT 1/0"))
                }
            }
            #expect(error?.code == .transactionAborted)
            let count = try await database.integer("SELECT count(*) FROM item")
            #expect(count == 0)
        }
    }

    @Test func `a transaction kept beyond its closure is closed`() async throws {
        try await self.withItems { database in
            let kept = try await database.withTransaction { transaction in transaction }
            let error = await #expect(throws: PostgresError.self) { try await kept.execute(sql("INSERT INTO item VALUES (1)")) }
            #expect(error?.code == .closed)
        }
    }

    @Test func `conflicting serializable transactions fail with a retriable error`() async throws {
        try await self.withItems { database in
            try await database.execute(sql("INSERT INTO item VALUES (1)"))
            let error = await #expect(throws: PostgresError.self) {
                try await database.withTransaction(.serializable) { first in
                    _ = try await first.query(sql("SELECT a FROM item")) { _ in }
                    try await database.withTransaction(.serializable) { second in
                        try await second.execute(sql("UPDATE item SET a = a + 1"))
                    }
                    try await first.execute(sql("UPDATE item SET a = a + 10"))
                }
            }
            #expect(error?.sqlState == "40001")
            #expect(error?.isRetriable == true)
            let count = try await database.integer("SELECT a FROM item")
            #expect(count == 2)
        }
    }

    @Test func `who finds no free connection in time is told so`() async throws {
        try await self.withItems({
            $0.maximumConnections = 1; $0.leaseTimeout = .seconds(5)
        }) { database in
            try await database.withTransaction { _ in
                let error = await #expect(throws: PostgresError.self) { try await database.withTransaction { _ in } }
                #expect(error?.code == .poolExhausted)
            }
            try await database.withTransaction { _ in }
        }
    }

    @Test func `more transactions than connections all get their turn`() async throws {
        try await self.withItems({
            $0.maximumConnections = 3; $0.leaseTimeout = .seconds(30)
        }) { database in
            let open = HighWaterMark()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<60 {
                    group.addTask {
                        try await database.withTransaction { transaction in
                            open.enter()
                            try await transaction.execute(SQLStatement("insert", "INSERT INTO item VALUES ($1)"), [number])
                            open.leave()
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(open.most <= 3)
            let count = try await database.integer("SELECT count(DISTINCT a) FROM item")
            #expect(count == 60)
            #expect(database.statistics.leasedConnections == 0)
        }
    }

    @Test func `statements of one transaction may run at once and all belong to it`() async throws {
        try await self.withItems { database in
            await #expect(throws: Refused.self) {
                try await database.withTransaction { transaction in
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        for number in 0..<50 {
                            group.addTask {
                                try await transaction.execute(SQLStatement("insert", "INSERT INTO item VALUES ($1)"), [number])
                            }
                        }
                        try await group.waitForAll()
                    }
                    let count = try await transaction.queryFirst(sql("SELECT count(*) FROM item")) { row in try row[0] as Int }
                    #expect(count == 50)
                    throw Refused()
                }
            }
            let count = try await database.integer("SELECT count(*) FROM item")
            #expect(count == 0)
        }
    }

    @Test func `a transaction in an actor stays on that actor`() async throws {
        actor Counter {
            var count = 0
            func run(_ database: PostgresDatabase) async throws -> Int {
                try await database.withTransaction { transaction in
                    _ = try await transaction.execute(sql("SELECT 1"))
                    self.count += 1
                }
                return self.count
            }
        }
        try await self.withItems { database in
            let count = try await Counter().run(database)
            #expect(count == 1)
        }
    }

    @Test func `a statement is planned once for all values, unless that is asked for otherwise`() async throws {
        for plansOnce in [true, false] {
            try await self.withItems({ $0.plansOnce = plansOnce }) { database in
                let plans = try await database.withTransaction { transaction in
                    let find = SQLStatement("find", "SELECT a FROM item WHERE a = $1")
                    for value in 1...3 { _ = try await transaction.execute(find, [value]) }
                    return try await transaction.queryFirst(
                        sql("SELECT generic_plans::int, custom_plans::int FROM pg_prepared_statements WHERE name LIKE '%find'")
                    ) { row in [try row[0] as Int, try row[1] as Int] }
                }
                #expect(plans == (plansOnce ? [3, 0] : [0, 3]))
            }
        }
    }
}
