import NIOCore
import NIOEmbedded
import TestSupport
import Testing

@testable import Redis

@Suite struct PipelineHandlerTests {
    @Test func `Many requests are written at once and answered in order`() throws {
        let (channel, handler) = try Self.channel()
        let requests = (0..<100).map { PendingReply([RedisCommand("ECHO", $0)], patience: .seconds(2)) }
        handler.submit(requests)
        var written = 0
        while try channel.readOutbound(as: ByteBuffer.self) != nil { written += 1 }
        #expect(written == 100)
        for number in 0..<100 { try channel.writeInbound(ByteBuffer(string: ":\(number)\r\n")) }
        for (number, request) in requests.enumerated() {
            #expect(request.outcome == [.success(.integer(Int64(number)))])
        }
    }

    @Test func `An error reply fails only its own command of a pipeline`() throws {
        let (channel, handler) = try Self.channel()
        let request = PendingReply([RedisCommand("A"), RedisCommand("B")], patience: .seconds(2))
        handler.submit([request])
        try channel.writeInbound(ByteBuffer(string: "-WRONGTYPE secret text\r\n+OK\r\n"))
        let outcome = try #require(request.outcome)
        #expect(outcome.count == 2)
        let error = #expect(throws: RedisError.self) { try outcome[0].get() }
        #expect(error?.prefix == "WRONGTYPE")
        #expect(error?.description.contains("secret") == false)
        #expect(try outcome[1].get() == .simple("OK"))
    }

    @Test func `A time-out fails the request, discards its late reply and keeps the connection`() throws {
        let (channel, handler) = try Self.channel()
        let slow = PendingReply([RedisCommand("SLOW")], patience: .seconds(2))
        handler.submit([slow])
        channel.embeddedEventLoop.advanceTime(by: .seconds(2))
        #expect(Self.failure(of: slow)?.code == .timeout)
        #expect(Self.failure(of: slow)?.mayHaveExecuted == true)
        let next = PendingReply([RedisCommand("NEXT")], patience: .seconds(2))
        handler.submit([next])
        try channel.writeInbound(ByteBuffer(string: "+late\r\n+next\r\n"))
        #expect(next.outcome == [.success(.simple("next"))])
        #expect(channel.isActive)
    }

    @Test func `A silent server loses its connection and every request fails`() throws {
        let (channel, handler) = try Self.channel()
        let slow = PendingReply([RedisCommand("SLOW")], patience: .seconds(2))
        handler.submit([slow])
        channel.embeddedEventLoop.advanceTime(by: .seconds(3))
        let behind = PendingReply([RedisCommand("BEHIND")], patience: .seconds(2))
        handler.submit([behind])
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
        #expect(Self.failure(of: behind)?.code == .connectionLost)
    }

    @Test func `A request that was cancelled before it was written is not written`() throws {
        let (channel, handler) = try Self.channel()
        let request = PendingReply([RedisCommand("A")], patience: .seconds(2))
        request.fail(RedisError(.cancelled, "cancelled"))
        handler.submit([request])
        #expect(try channel.readOutbound(as: ByteBuffer.self) == nil)
    }

    @Test func `Bytes that are not RESP2 end the connection`() throws {
        let (channel, handler) = try Self.channel()
        let request = PendingReply([RedisCommand("A")], patience: .seconds(2))
        handler.submit([request])
        _ = try? channel.writeInbound(ByteBuffer(string: "HTTP/1.1 400 Bad Request\r\n"))
        #expect(!channel.isActive)
        #expect(Self.failure(of: request)?.code == .protocolError)
    }

    @Test func `A connection that breaks in the middle of a pipeline keeps the replies that came`() throws {
        let (channel, handler) = try Self.channel()
        let request = PendingReply([RedisCommand("A"), RedisCommand("B")], patience: .seconds(2))
        handler.submit([request])
        try channel.writeInbound(ByteBuffer(string: ":1\r\n"))
        channel.close(promise: nil)
        let outcome = try #require(request.outcome)
        #expect(try outcome[0].get() == .integer(1))
        let error = #expect(throws: RedisError.self) { try outcome[1].get() }
        #expect(error?.code == .connectionLost)
        #expect(error?.isRetriable == true)
    }

    @Test func `A pushing connection hands over messages and ends when the peer falls silent`() throws {
        let (channel, handler) = try Self.channel()
        let pushed = EventRecorder<RedisValue>()
        handler.startPushing(keepAlive: .seconds(5)) { pushed.record($0) }
        try channel.writeInbound(ByteBuffer(string: "*3\r\n$7\r\nmessage\r\n$1\r\nc\r\n$1\r\nx\r\n"))
        #expect(pushed.events == [.array(["message", "c", "x"].map { .bulk(Array($0.utf8)) })])
        channel.embeddedEventLoop.advanceTime(by: .seconds(5))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(5))
        #expect(!channel.isActive)
    }

    private static func channel() throws -> (EmbeddedChannel, PipelineHandler) {
        let handler = PipelineHandler()
        let channel = EmbeddedChannel()
        try channel.pipeline.syncOperations.addHandler(ByteToMessageHandler(ReplyDecoder()))
        try channel.pipeline.syncOperations.addHandler(handler)
        try channel.connect(to: SocketAddress(unixDomainSocketPath: "/redis")).wait()
        return (channel, handler)
    }

    private static func failure(of request: PendingReply) -> RedisError? {
        guard case .failure(let error)? = request.outcome?.first else { return nil }
        return error
    }
}
