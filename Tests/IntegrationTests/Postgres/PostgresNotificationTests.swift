import Postgres
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2))) struct PostgresNotificationTests {
    @Test(.timeLimit(.minutes(1))) func `a listener hears what is sent once it listens, in order`() async throws {
        try await withTestDatabase(migrated: false) { database in
            let channel = "Jobs \"of\" today"
            var stream = database.notifications(on: [channel, "other"]).makeAsyncIterator()
            #expect(try await stream.next() == .listening)
            for number in 1...3 { try await self.notify(database, channel, "\(number)") }
            try await self.notify(database, "nobody", "unheard")
            try await self.notify(database, "other", "last")
            for number in 1...3 { #expect(try await stream.next() == .message(channel: channel, payload: "\(number)")) }
            #expect(try await stream.next() == .message(channel: "other", payload: "last"))
        }
    }

    @Test(.timeLimit(.minutes(1))) func `a listener whose backend is terminated says that it came back and hears again`() async throws {
        try await withTestDatabase(migrated: false) { database in
            var stream = database.notifications(on: ["jobs"]).makeAsyncIterator()
            for round in 0..<2 {
                #expect(try await stream.next() == (round == 0 ? .listening : .reconnected))
                try await self.notify(database, "jobs", "\(round)")
                #expect(try await stream.next() == .message(channel: "jobs", payload: "\(round)"))
                let end =
                    "SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %'"
                #expect(try await database.query(SQLStatement("end-listener", end)) { row in try row[0] as String } == ["true"])
            }
            #expect(try await stream.next() == .reconnected)
        }
    }

    @Test(.timeLimit(.minutes(1))) func `a stream ends with its database, and its connection with its consumer`() async throws {
        try await withTestDatabaseAddress(migrated: false) { test in
            let kept = try await withRunningDatabase(test.configuration) { database in
                let stream = database.notifications(on: ["jobs"])
                for try await notification in database.notifications(on: ["jobs"]) {
                    #expect(notification == .listening)
                    break
                }
                var iterator = stream.makeAsyncIterator()
                #expect(try await iterator.next() == .listening)
                try await eventually(within: .seconds(10), "the end of one of two listeners") {
                    let text = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %'"
                    return try await database.integer(text) == 1 ? () : nil
                }
                return stream
            }
            for try await notification in kept { Issue.record("heard \(notification) after the end") }
        }
    }

    private func notify(_ database: PostgresDatabase, _ channel: String, _ payload: String) async throws {
        _ = try await database.query(SQLStatement("notify", "SELECT pg_notify($1, $2)::text"), [channel, payload]) { _ in }
    }
}
