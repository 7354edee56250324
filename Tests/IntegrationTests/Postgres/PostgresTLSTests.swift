import Glibc
import Logging
import Postgres
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2))) struct PostgresTLSTests {
    @Test func `a server whose authority is given is spoken to over TLS, with statements, cancellations and notifications`() async throws {
        try await withTLSPostgres { server in
            let configuration = server.configuration("verify-full", root: server.authority.certificateFile)
            try await withRunningDatabase(configuration) { database in
                let isEncrypted = try await database.queryFirst(
                    sql("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
                ) { row in try row[0] as Bool }
                #expect(isEncrypted == true)
                let sizes = try await withThrowingTaskGroup(of: Int?.self) { group in
                    for _ in 0..<16 {
                        group.addTask {
                            try await database.queryFirst(sql("SELECT repeat('x', 1000000)")) { row in (try row[0] as String).utf8.count }
                        }
                    }
                    return try await group.reduce(into: [Int?]()) { $0.append($1) }
                }
                #expect(sizes == Array(repeating: 1_000_000, count: 16))
                try await database.waitForConnections()
                // Nothing but the cancellation ends it soon.
                let sleeper = Task { try await database.execute(sql("SELECT pg_sleep(300) /* tls-cancel */")) }
                try await database.waitForStatement("tls-cancel")
                sleeper.cancel()
                _ = await sleeper.result
                #expect(try await database.running("tls-cancel").isEmpty)
                var messages = database.notifications(on: ["c"]).makeAsyncIterator()
                #expect(try await messages.next() == .listening)
                try await database.execute(sql("SELECT pg_notify('c', 'over TLS')::text"))
                #expect(try await messages.next() == .message(channel: "c", payload: "over TLS"))
            }
            // Encryption without trust, for those who ask for no more.
            try await withRunningDatabase(server.configuration("require")) { database in try await database.checkHealth() }
        }
    }

    @Test func `another authority, another host and no authority at all are refused as what they are`() async throws {
        try await withTLSPostgres { server in
            let authority = server.authority.certificateFile
            let refused = [
                server.configuration("verify-full", root: server.stranger.certificateFile),
                server.configuration("verify-ca", root: server.stranger.certificateFile),
                server.configuration("verify-full", host: "127.0.0.1", root: authority),
                server.configuration("verify-full"),
            ]
            for configuration in refused { #expect(try await Self.refusal(configuration).code == .untrustedServer) }
            // The name is not asked for here.
            var nameless = server.configuration("verify-ca", host: "127.0.0.1", root: authority)
            nameless.leaseTimeout = .seconds(30)
            try await withRunningDatabase(nameless) { database in try await database.checkHealth() }
            let plain = try await Self.refusal(server.configuration("disable"))
            #expect(plain.code == .connectionFailed)
            #expect(plain.message.contains("rules do not let this client in"))
        }
    }

    @Test func `a server without TLS is refused by those who insist on it`() async throws {
        let url = try Lab().databaseTCPURL
        let configuration = PostgresConfiguration(connectionString: url + (url.contains("?") ? "&" : "?") + "sslmode=require")
        #expect(try await Self.refusal(configuration).code == .untrustedServer)
    }

    @Test func `answers in the longest records of TLS arrive whole`() async throws {
        try await withTestFolder("pgrelay") { folder in
            let certificate = try await TestAuthority("pooler", in: folder).issue("relay", for: ["IP:127.0.0.1"])
            try await withPostgresRelay(certificate: certificate) { relay in
                var configuration = PostgresConfiguration(connectionString: relay.url)
                configuration.pipelinedConnections = 1
                try await withRunningDatabase(configuration) { database in
                    let statement = sql("SELECT repeat('x', $1::int) FROM generate_series(1, $2::int)")
                    for size in stride(from: 1_000, to: 200_000, by: 1_777) {
                        let rows = try await database.query(statement, [size, 3]) { row in (try row[0] as String).utf8.count }
                        #expect(rows == [size, size, size])
                    }
                }
            }
        }
    }

    @Test func `a cancelled caller does not wait for a server that has stopped`() async throws {
        try await withTLSPostgres { server in
            var configuration = server.configuration("require")
            configuration.pipelinedConnections = 1
            // Nothing but the cancellation ends the call soon.
            configuration.statementTimeout = .seconds(300)
            try await withRunningDatabase(configuration) { database in
                let backend = try #require(try await database.integer("SELECT pg_backend_pid()"))
                let process = try #require(pid_t(exactly: backend))
                kill(process, SIGSTOP)
                defer { kill(process, SIGCONT) }
                let caller = Task { () throws(PostgresError) -> Int in try await database.execute(sql("SELECT 1")) }
                try await database.waitForStatementsInFlight(1)
                let start = ContinuousClock.now
                caller.cancel()
                guard case .failure(let error) = await caller.result else {
                    Issue.record("a stopped server answered")
                    return
                }
                #expect((error as? PostgresError)?.code == .cancelled)
                #expect(ContinuousClock.now - start < .seconds(8))
            }
        }
    }

    /// Why statements fail that wait for a connection no longer than a moment: asked again until the server's refusal is known.
    private static func refusal(_ configuration: PostgresConfiguration) async throws -> PostgresError {
        var configuration = configuration
        configuration.leaseTimeout = .seconds(2)
        return try await withRunningDatabase(configuration) { database in
            try await eventually(within: .seconds(30), "a refusal") {
                let error = await #expect(throws: PostgresError.self) { try await database.execute(sql("SELECT 1")) }
                #expect(error?.isRetriable == true)
                return error?.message == "no connection was made in time" ? nil : error
            }
        }
    }
}
