import Redis
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct RedisFaultIntegrationTests {
    @Test func `A script is loaded again after SCRIPT FLUSH`() async throws {
        try await withRedisServer { _, client async throws in
            let script = RedisScript(name: "answer", source: "return 42")
            #expect(try await client.evaluate(script, keys: []) == .integer(42))
            _ = try await client.send("SCRIPT", ["FLUSH"])
            #expect(try await client.evaluate(script, keys: []) == .integer(42))
            #expect(try await client.evaluate(script, keys: []) == .integer(42))
        }
    }

    @Test func `A killed server fails callers with retriable errors, and a new one is found`() async throws {
        try await withRedisServer { server, client async throws in
            _ = try await client.send("SET", ["k", "v"])
            await server.kill()
            let error = await #expect(throws: RedisError.self) { try await client.send("GET", ["k"]) }
            #expect(error?.isRetriable == true)
            try server.start()
            try await waitUntilHealthy(client)
            #expect(try await client.send("GET", ["k"]) == .null)
        }
    }

    @Test func `A killed connection is replaced and no answer reaches the wrong caller`() async throws {
        try await withRedisServer { _, client async throws in
            for _ in 0..<20 {
                await withTaskGroup(of: Void.self) { group in
                    for number in 0..<50 {
                        group.addTask {
                            if let reply = try? await client.send("ECHO", [number]) {
                                #expect(reply == .bulk(Array(String(number).utf8)))
                            }
                        }
                    }
                    group.addTask { _ = try? await client.send("CLIENT", ["KILL", "TYPE", "normal", "SKIPME", "no"]) }
                }
                try await waitUntilHealthy(client)
            }
        }
    }

    @Test func `A server that lets clients in and drops them is asked less and less often`() async throws {
        // The test's own connection is the only one that it keeps.
        try await withRedisServer(arguments: ["--maxclients", "1"]) { server, client async throws in
            func rejected() async throws -> Int {
                let info = try await client.send("INFO", ["stats"]).string()
                let line = info.split(whereSeparator: \.isNewline).first { $0.hasPrefix("rejected_connections:") }
                return Int(line?.split(separator: ":").last ?? "") ?? -1
            }
            let before = try await rejected()
            try await withRunningRedis(server.configuration) { _ async throws in
                _ = try await client.send("BLPOP", ["nothing", 3], timeout: .seconds(20))
                let count = try await rejected() - before
                #expect((2...12).contains(count))
            }
        }
    }

    @Test func `A slow server times callers out and late replies are discarded`() async throws {
        try await withRedisServer({ $0.commandTimeout = .seconds(2) }) { _, client async throws in
            let results = try await client.pipeline([RedisCommand("DEBUG", "SLEEP", "3"), RedisCommand("ECHO", "behind")])
            for result in results {
                let error = #expect(throws: RedisError.self) { try result.get() }
                #expect(error?.code == .timeout)
            }
            #expect(try await client.send("ECHO", ["after"], timeout: .seconds(20)).string() == "after")
        }
    }

    @Test func `A server that stays silent loses the connection and is found again`() async throws {
        try await withRedisServer({ $0.commandTimeout = .milliseconds(200) }) { _, client async throws in
            let error = await #expect(throws: RedisError.self) { try await client.send("DEBUG", ["SLEEP", "1.5"]) }
            #expect(error?.code == .timeout)
            try await waitUntilHealthy(client)
            #expect(try await client.send("ECHO", ["after"]).string() == "after")
        }
    }
}
