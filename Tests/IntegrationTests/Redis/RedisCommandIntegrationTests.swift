import Redis
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct RedisCommandIntegrationTests {
    @Test func `Ten thousand commands in one write are answered in order`() async throws {
        try await withTestRedis { client, prefix async throws in
            let commands = (0..<10_000).map { RedisCommand("ECHO", "\(prefix)-\($0)") }
            let results = try await client.pipeline(commands)
            #expect(results.count == 10_000)
            let texts = try results.map { try $0.get().string() }
            #expect(texts == (0..<10_000).map { "\(prefix)-\($0)" })
        }
    }

    @Test func `Ten thousand concurrent callers each get their own answer`() async throws {
        try await withTestRedis { client, prefix async throws in
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<10_000 {
                    group.addTask { try await client.send("ECHO", ["\(prefix)-\(number)"]).string() == "\(prefix)-\(number)" }
                }
                for try await isOwn in group { #expect(isOwn) }
            }
        }
    }

    @Test func `Binary values and large values survive`() async throws {
        try await withTestRedis { client, prefix async throws in
            let value = (0..<2_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
            #expect(try await client.send("SET", [prefix, value]) == .simple("OK"))
            #expect(try await client.send("GET", [prefix]).bytes() == value)
        }
    }

    @Test func `An error reply is thrown with its prefix and without the arguments`() async throws {
        try await withTestRedis { client, prefix async throws in
            _ = try await client.send("SET", [prefix, "text"])
            let error = await #expect(throws: RedisError.self) { try await client.send("LPUSH", [prefix, "hunter2"]) }
            #expect(error?.prefix == "WRONGTYPE")
            #expect(error?.isRetriable == false)
            let unknown = await #expect(throws: RedisError.self) { try await client.send("NOSUCHCOMMAND", ["hunter2"]) }
            #expect(unknown?.description.contains("hunter2") == false)
        }
    }

    @Test func `A script runs with its keys and arguments`() async throws {
        try await withTestRedis { client, prefix async throws in
            let script = RedisScript(name: "echo", source: "return {KEYS[1], ARGV[1], redis.call('INCR', KEYS[1])}")
            for round in 1...3 {
                let reply = try await client.evaluate(script, keys: [prefix], arguments: ["a b"]).strings()
                #expect(reply == [prefix, "a b", String(round)])
            }
        }
    }
}
