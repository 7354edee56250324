import TestSupport
import Testing

@testable import Postgres

@Suite struct BookkeepingTests {
    @Test func `a queue keeps its order through growth, removal and return`() {
        var queue = FIFO<Int>()
        var taken: [Int] = []
        for number in 0..<1000 {
            queue.append(number)
            if number % 3 != 0, let first = queue.popFirst() { taken.append(first) }
        }
        queue.prepend(-1)
        #expect(queue.popFirst() == -1)
        while let first = queue.popFirst() { taken.append(first) }
        #expect(taken == Array(0..<1000))
        #expect(queue.isEmpty)
        queue.prepend(5)
        #expect(queue.removeAll() == [5])
    }

    @Test func `pauses double up to the longest and spread by half`() {
        let backoff = Backoff(first: .milliseconds(100), longest: .seconds(3))
        #expect(backoff.delay(failures: 1, jitter: 1) == .milliseconds(100))
        #expect(backoff.delay(failures: 1, jitter: 0) == .milliseconds(50))
        #expect(backoff.delay(failures: 3, jitter: 1) == .milliseconds(400))
        #expect(backoff.delay(failures: 1_000_000, jitter: 1) == .seconds(3))
        #expect(backoff.delay(failures: 0, jitter: 7) == .milliseconds(100))
    }

    @Test func `what breaks again soon after it was made breaks in a row, what stood for a while does not`() {
        var streak = FailureStreak()
        let start = ContinuousClock.now
        #expect(streak.broke(now: start, calm: .seconds(3)) == 1)
        streak.stands(now: start)
        #expect(streak.broke(now: start + .seconds(2), calm: .seconds(3)) == 2)
        #expect(streak.broke(now: start + .seconds(9), calm: .seconds(3)) == 3)
        streak.stands(now: start + .seconds(10))
        #expect(streak.broke(now: start + .seconds(13), calm: .seconds(3)) == 1)
    }

    @Test func `the reason of a failed attempt to connect is told without its values`() {
        let words = [
            ("FATAL:  password authentication failed for user \"ann\"", PostgresError.Code.connectionFailed, "refused the password"),
            ("FATAL:  database \"ann\" does not exist", .connectionFailed, "does not have the database"),
            (
                "connection to server on socket \"/ann/.s.PGSQL.5432\" failed: No such file or directory", .connectionFailed,
                "nothing listens"
            ),
            ("SSL error: certificate verify failed", .untrustedServer, "certificate"),
            ("server certificate for \"ann\" does not match host name \"localhost\"", .untrustedServer, "certificate"),
            ("something new about ann", .connectionFailed, "no connection could be made"),
        ]
        for (text, code, part) in words {
            let error = ConnectionFailure.error(text)
            #expect(error.code == code)
            #expect(error.message.contains(part))
            #expect(!error.description.contains("ann"))
        }
    }

    @Test func `a statement is prepared once, and no more statements than the limit`() {
        var prepared = PreparedStatements()
        guard case .new(let name) = prepared.lookup(SQLStatement("find", "SELECT 1")) else {
            Issue.record("a new statement is not to be prepared")
            return
        }
        guard case .known(name) = prepared.lookup(SQLStatement("find", "SELECT 1")) else {
            Issue.record("a prepared statement is not known")
            return
        }
        guard case .new(let other) = prepared.lookup(SQLStatement("find", "SELECT 2")) else {
            Issue.record("another text of the same name is taken for the first")
            return
        }
        #expect(name != other)
        for number in 0..<PreparedStatements.capacity { _ = prepared.lookup(SQLStatement("s\(number)", "")) }
        guard case .unprepared = prepared.lookup(SQLStatement("late", "")) else {
            Issue.record("more statements are prepared than the limit")
            return
        }
    }

    @Test func `an error shows no values unless a debugger asks`() {
        let error = PostgresError(
            .server, "a value exists already", sqlState: "23505", constraint: "users_email_key", detail: "(ann@example.org)")
        #expect(error.description == "server: a value exists already, sqlState 23505, constraint users_email_key")
        #expect("\(error)".contains("ann@") == false)
        #expect(String(reflecting: error).contains("ann@"))
        #expect(error.isUniqueViolation)
        #expect(!error.isRetriable)
    }

    @Test func `a configuration shows no password`() {
        let configuration = PostgresConfiguration(connectionString: "postgres://u:hunter2@localhost/x")
        var dumped = ""
        dump(configuration, to: &dumped)
        #expect(!"\(configuration)\(String(reflecting: configuration))\(dumped)".contains("hunter2"))
    }

    @Test func `serialization failures, deadlocks and broken connections are retriable`() {
        for state in ["40001", "40P01", "26000"] { #expect(PostgresError(.server, "", sqlState: state).isRetriable) }
        for code in [PostgresError.Code.connectionLost, .connectionFailed, .poolExhausted] { #expect(PostgresError(code, "").isRetriable) }
        for code in [PostgresError.Code.commitOutcomeUnknown, .cancelled, .timeout, .decoding] {
            #expect(!PostgresError(code, "").isRetriable)
        }
    }

    @Test func `a channel's name is quoted as an identifier`() {
        #expect(NotificationListener.quoted("a\"b; DROP") == "\"a\"\"b; DROP\"")
    }

    @Test func `tests only touch servers of this machine`() throws {
        let socket = try DatabaseLocation("postgresql://roost@/postgres?host=/run/pg&port=55432")
        #expect(socket.uri(database: "x") == "postgresql://roost@/x?host=/run/pg&port=55432")
        let network = try DatabaseLocation("postgres://u:p@127.0.0.1:5432/postgres")
        #expect(network.uri(database: "x") == "postgres://u:p@127.0.0.1:5432/x")
        for uri in [
            "postgres://db.example.org/x", "postgres://u@/x?host=10.0.0.1", "postgres://localhost,example.org/x", "host=example.org",
        ] {
            #expect(throws: DatabaseLocation.Refusal.self) { try DatabaseLocation(uri) }
        }
    }
}
