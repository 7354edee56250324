import Foundation
import Postgres
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2))) struct PostgresStatementTests {
    @Test func `parameters of every form arrive whole, side by side and in their order`() async throws {
        try await withTestDatabase(migrated: false) { database in
            let uuid = UUID()
            let long = String(repeating: "ä", count: 5000)
            let statement = SQLStatement(
                "test.forms", "SELECT $1::text, $2::text, $3::text, $4::bytea, $5::bytea[], $6::uuid[], $7::text, $8::int")
            _ = try await database.query(
                statement,
                [uuid.uuidString, long, nil as String?, [1, 0, 2] as [UInt8], [] as [[UInt8]], [uuid, uuid], "", -7]
            ) { row throws in
                #expect(try row[0] as String == uuid.uuidString)
                #expect(try row[1] as String == long)
                #expect(try row[2] as String? == nil)
                #expect(try row[3] as [UInt8] == [1, 0, 2])
                #expect(try row[4] as [[UInt8]] == [])
                #expect(try row[5] as [UUID] == [uuid, uuid])
                #expect(try row[6] as String == "")
                #expect(try row[7] as Int == -7)
            }
            let text = try await database.queryFirst(SQLStatement("test.uuidText", "SELECT $1::text"), [uuid]) { row in try row[0] as String
            }
            #expect(text == uuid.uuidString)
        }
    }

    @Test func `every type comes back as it was sent`() async throws {
        try await withTestDatabase(migrated: false) { database in
            let id = UUID()
            let date = Date(timeIntervalSince1970: 1_767_323_045.678901)
            let text = "Ünïcode \"quoted\" \\ '; DROP TABLE x; --"
            let statement = sql(
                """
                SELECT $1::text, $2::bigint, $3::int, $4::bool, $5::float8, $6::uuid, $7::timestamptz, $8::bytea, $9::text[], $10::uuid[],
                       $11::text, $12::jsonb, $13::bigint[], $14::smallint, $15::date, $16::bytea[]
                """)
            let row = try await database.queryFirst(
                statement,
                [
                    text, Int64.min, Int32.max, true, 0.1, id, date, [0, 255, 10] as [UInt8], ["a", "b\"\\,{}", "NULL", ""], [id],
                    String?.none,
                    PostgresJSON(text: #"{"a":[1,2]}"#), [1, -2], Int16(-7), date,
                    [[0, 255, 10], []] as [[UInt8]],
                ]
            ) { row throws in
                #expect(try row[0] as String == text)
                #expect(try row[1] as Int64 == .min)
                #expect(try row[2] as Int32 == .max)
                #expect(try row[3] as Bool)
                #expect(try row[4] as Double == 0.1)
                #expect(try row[5] as UUID == id)
                #expect(abs((try row[6] as Date).timeIntervalSince(date)) < 0.000_001)
                #expect(try row[7] as [UInt8] == [0, 255, 10])
                #expect(try row[8] as [String] == ["a", "b\"\\,{}", "NULL", ""])
                #expect(try row[9] as [UUID] == [id])
                #expect(try row[10] as String? == nil)
                #expect(try (row[11] as PostgresJSON).decoded(as: [String: [Int]].self) == ["a": [1, 2]])
                #expect(try row[12] as [Int] == [1, -2])
                #expect(try row[13] as Int16 == -7)
                #expect(try row[14] as Date == Date(timeIntervalSince1970: 1_767_312_000))
                #expect(try row[15] as [[UInt8]] == [[0, 255, 10], []])
                return row.columnCount
            }
            #expect(row == 16)
        }
    }

    @Test func `the types that rows are mostly made of are read with and without a value`() async throws {
        try await withTestDatabase(migrated: false) { database in
            let id = UUID()
            let date = Date(timeIntervalSince1970: 1_767_323_045.5)
            let statement = sql("SELECT $1::text, $2::int, $3::uuid, $4::timestamptz, $5::bool")
            let isFull = try await database.queryFirst(statement, ["ü", 7, id, date, true]) { row throws in
                let text: String = try row[0], optionalText: String? = try row[0]
                let number: Int = try row[1], optionalNumber: Int? = try row[1]
                let uuid: UUID = try row[2], optionalUUID: UUID? = try row[2]
                let moment: Date = try row[3], optionalMoment: Date? = try row[3]
                let truth: Bool = try row[4]
                #expect(text == "ü" && optionalText == text)
                #expect(number == 7 && optionalNumber == number)
                #expect(uuid == id && optionalUUID == uuid)
                #expect(moment == date && optionalMoment == moment)
                return truth
            }
            #expect(isFull == true)
            let nothing: [any PostgresEncodable] = [String?.none, Int?.none, UUID?.none, Date?.none, Bool?.none]
            let isEmpty = try await database.queryFirst(statement, nothing) { row throws in
                let text: String? = try row[0], number: Int? = try row[1], uuid: UUID? = try row[2], moment: Date? = try row[3]
                return text == nil && number == nil && uuid == nil && moment == nil
            }
            #expect(isEmpty == true)
        }
    }

    @Test func `scalars read as strings look as the server writes them`() async throws {
        try await withTestDatabase(migrated: false) { database in
            let columns = [
                "123.4500::numeric", "-0.00012::numeric", "100000000::numeric", "'NaN'::numeric", "0::numeric",
                "12345678901234567890.5::numeric",
                "'10.1.2.0/24'::cidr", "'192.168.0.1'::inet", "'2001:db8::1'::inet", "'::'::inet", "'1:0:0:2:0:0:0:3'::inet",
                "'fe80::/10'::cidr",
                "42::int", "9::bigint", "'abc'::varchar", "'abc'::name", "'{\"a\": 1}'::jsonb",
                "'6ba7b810-9dad-11d1-80b4-00c04fd430c8'::uuid",
            ]
            for column in columns {
                let pair = try await database.queryFirst(SQLStatement("scalar", "SELECT \(column), (\(column))::text")) { row in
                    [try row[0] as String, try row[1] as String]
                }
                let server =
                    pair?[1].hasSuffix("/32") == true || pair?[1].hasSuffix("/128") == true ? pair?[1].split(separator: "/")[0] : nil
                #expect(pair?[0] == (server.map(String.init) ?? pair?[1]).map { $0 == "NaN" ? "nan" : $0 }, "\(column)")
            }
        }
    }

    @Test func `integers and doubles read numerics, and sums of them`() async throws {
        try await withTestDatabase(migrated: false) { database in
            let text = "SELECT sum(n), avg(n)::float8, avg(n) FROM (VALUES (9000000000::bigint), (1)) v(n)"
            let sums = try await database.queryFirst(sql(text)) { row in (try row[0] as Int, try row[1] as Double, try row[2] as Double) }
            #expect(sums?.0 == 9_000_000_001)
            #expect(sums?.1 == 4_500_000_000.5)
            #expect(sums?.2 == 4_500_000_000.5)
        }
    }

    @Test func `a thousand statements at once on two connections each get their own answer, and errors stay alone`() async throws {
        try await withTestDatabase(migrated: false) { database in
            let statement = SQLStatement("divide", "SELECT $1::int, 100 / $2::int, pg_backend_pid() FROM generate_series(1, 3)")
            try await database.waitForConnections()
            let backends = try await withThrowingTaskGroup(of: Int?.self) { group in
                for number in 0..<1000 {
                    group.addTask {
                        let divisor = number % 10 == 0 ? 0 : 1
                        do throws(PostgresError) {
                            let rows = try await database.query(statement, [number, divisor]) { row in
                                (try row[0] as Int, try row[2] as Int)
                            }
                            #expect(rows.map(\.0) == [number, number, number])
                            #expect(divisor == 1)
                            return rows.first?.1
                        } catch {
                            #expect(divisor == 0 && error.sqlState == "22012" && error.statement == "divide", "\(error)")
                            return nil
                        }
                    }
                }
                return try await group.reduce(into: [Int?]()) { $0.append($1) }
            }
            #expect(backends.count { $0 == nil } == 100)
            #expect(Set(backends.compactMap { $0 }).count == 2)
            #expect(database.statistics.statementsInFlight == 0)
        }
    }

    @Test func `the same statement is parsed once per connection`() async throws {
        try await withTestDatabase(migrated: false, configure: { $0.pipelinedConnections = 1 }) { database in
            for number in 0..<50 {
                let answer = try await database.integer("SELECT $1::int", [number])
                #expect(answer == number)
            }
            let count = try await database.integer("SELECT count(*) FROM pg_prepared_statements WHERE statement = 'SELECT $1::int'")
            #expect(count == 1)
        }
    }

    @Test func `a megabyte goes both ways, a zero byte goes nowhere`() async throws {
        try await withTestDatabase(migrated: false) { database in
            let text = String(repeating: "0123456789abcdeß", count: 65_536)
            let echo = SQLStatement("echo", "SELECT $1::text, length($1::text)")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        let back = try await database.queryFirst(echo, [text]) { row in (try row[0] as String, try row[1] as Int) }
                        #expect(back?.0 == text)
                        #expect(back?.1 == 1_048_576)
                    }
                }
                try await group.waitForAll()
            }
            let error = await #expect(throws: PostgresError.self) { try await database.execute(echo, ["a\0b"]) }
            #expect(error?.code == .encoding)
        }
    }

    @Test func `what a column does not hold is an error`() async throws {
        try await withTestDatabase(migrated: false) { database in
            let statement = sql("SELECT NULL::text, 'x'::text, 5000000000::bigint, 3")
            func code<V: PostgresDecodable & Sendable>(_ type: V.Type, _ column: Int) async -> PostgresError.Code? {
                do throws(PostgresError) {
                    _ = try await database.query(statement, []) { row in try row.decode(V.self, at: column) }
                    return nil
                } catch {
                    return error.code
                }
            }
            #expect(await code(String.self, 0) == .decoding)
            #expect(await code(Int.self, 1) == .decoding)
            #expect(await code(Int32.self, 2) == .decoding)
            #expect(await code(UUID.self, 1) == .decoding)
            #expect(await code([String].self, 1) == .decoding)
            #expect(await code(Int.self, 4) == .decoding)
            #expect(await code(Int.self, -1) == .decoding)
            #expect(await code(Int?.self, 3) == nil)
        }
    }

    @Test func `a statement survives a change of its table and the loss of its plan`() async throws {
        try await withTestDatabase(migrated: false, configure: { $0.pipelinedConnections = 1 }) { database in
            try await database.execute(sql("CREATE TABLE item (a int)"))
            try await database.execute(sql("INSERT INTO item VALUES (1)"))
            let all = SQLStatement("all", "SELECT * FROM item")
            #expect(try await database.query(all) { row in row.columnCount } == [1])
            try await database.execute(sql("ALTER TABLE item ADD b int"))
            #expect(try await database.query(all) { row in row.columnCount } == [2])
            try await database.execute(sql("DEALLOCATE ALL"))
            #expect(try await database.query(all) { row in row.columnCount } == [2])
        }
    }

    @Test func `a statement that takes too long ends as a timeout`() async throws {
        try await withTestDatabase(migrated: false, configure: { $0.statementTimeout = .milliseconds(200) }) { database in
            // It takes longer than the test may.
            let error = await #expect(throws: PostgresError.self) { try await database.execute(sql("SELECT pg_sleep(300)")) }
            #expect(error?.code == .timeout)
            let next = try await database.integer("SELECT 1")
            #expect(next == 1)
        }
    }

    @Test func `a violated constraint is named, the value is not`() async throws {
        try await withTestDatabase(migrated: false) { database in
            try await database.execute(sql("CREATE TABLE person (email text CONSTRAINT person_email UNIQUE)"))
            let insert = SQLStatement("insert-person", "INSERT INTO person VALUES ($1)")
            #expect(try await database.execute(insert, ["ann@example.org"]) == 1)
            let error = await #expect(throws: PostgresError.self) { try await database.execute(insert, ["ann@example.org"]) }
            #expect(error?.isUniqueViolation == true)
            #expect(error?.constraint == "person_email")
            #expect(error?.description.contains("ann@") == false)
            #expect(error?.debugDescription.contains("ann@") == true)
        }
    }

    @Test func `a deferred constraint that fails at the implicit commit is an error of its statement`() async throws {
        try await withTestDatabase(migrated: false) { database in
            try await database.execute(sql("CREATE TABLE parent (id int PRIMARY KEY)"))
            try await database.execute(
                sql("CREATE TABLE child (parent int CONSTRAINT child_parent REFERENCES parent DEFERRABLE INITIALLY DEFERRED)"))
            let error = await #expect(throws: PostgresError.self) { try await database.execute(sql("INSERT INTO child VALUES (1)")) }
            #expect(error?.constraint == "child_parent")
            #expect(try await database.integer("SELECT count(*) FROM child") == 0)
        }
    }
}
