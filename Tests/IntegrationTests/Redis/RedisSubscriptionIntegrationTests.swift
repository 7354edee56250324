import Redis
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct RedisSubscriptionIntegrationTests {
    @Test func `A subscriber hears what is published after its marker`() async throws {
        try await withTestRedis { client, prefix async throws in
            var messages = client.subscribe(to: [prefix + "a", prefix + "b"]).makeAsyncIterator()
            #expect(try await messages.next() == .subscribed(reconnected: false))
            #expect(try await client.send("PUBLISH", [prefix + "b", "hello"]) == .integer(1))
            #expect(try await messages.next() == .message(channel: prefix + "b", payload: Array("hello".utf8)))
        }
    }

    @Test func `Two subscribers of one channel both hear it, on one connection`() async throws {
        try await withTestRedis { client, prefix async throws in
            var first = client.subscribe(to: [prefix]).makeAsyncIterator()
            #expect(try await first.next() == .subscribed(reconnected: false))
            var second = client.subscribe(to: [prefix]).makeAsyncIterator()
            #expect(try await second.next() == .subscribed(reconnected: false))
            #expect(try await client.send("PUBLISH", [prefix, "x"]) == .integer(1))
            #expect(try await first.next() == .message(channel: prefix, payload: [120]))
            #expect(try await second.next() == .message(channel: prefix, payload: [120]))
        }
    }

    @Test func `A dropped subscription leaves its channel`() async throws {
        try await withTestRedis { client, prefix async throws in
            do {
                var messages = client.subscribe(to: [prefix]).makeAsyncIterator()
                #expect(try await messages.next() == .subscribed(reconnected: false))
            }
            try await eventually(within: .seconds(10), "a channel without subscribers") {
                try await client.send("PUBLISH", [prefix, "x"]) == .integer(0) ? () : nil
            }
        }
    }

    @Test func `A subscription survives a restart of the server and says so`() async throws {
        try await withRedisServer { server, client async throws in
            var messages = client.subscribe(to: ["c"]).makeAsyncIterator()
            #expect(try await messages.next() == .subscribed(reconnected: false))
            await server.kill()
            try server.start()
            #expect(try await messages.next() == .subscribed(reconnected: true))
            try await waitUntilHealthy(client)
            #expect(try await client.send("PUBLISH", ["c", "again"]) == .integer(1))
            #expect(try await messages.next() == .message(channel: "c", payload: Array("again".utf8)))
        }
    }

    @Test(.timeLimit(.minutes(1))) func `A subscriber that does not read is cut off`() async throws {
        try await withRedisServer({ $0.subscriberBuffer = 10 }) { _, client async throws in
            var messages = client.subscribe(to: ["c"]).makeAsyncIterator()
            #expect(try await messages.next() == .subscribed(reconnected: false))
            _ = try await client.pipeline((0..<50).map { RedisCommand("PUBLISH", "c", $0) })
            // One who begins to read before all has come may still keep up.
            try await eventually(within: .seconds(10), "a channel without subscribers") {
                try await client.send("PUBSUB", ["NUMSUB", "c"]) == .array([.bulk(Array("c".utf8)), .integer(0)]) ? () : nil
            }
            let error = await #expect(throws: RedisError.self) {
                while try await messages.next() != nil {}
            }
            #expect(error?.code == .overrun)
        }
    }
}
