import Redis
import Testing

@Suite struct RedisValueTests {
    @Test func `Accessors convert what fits`() throws {
        #expect(try RedisValue.integer(7).integer() == 7)
        #expect(try RedisValue.bulk(Array("-7".utf8)).integer() == -7)
        #expect(try RedisValue.simple("OK").string() == "OK")
        #expect(try RedisValue.bulk(Array("né".utf8)).string() == "né")
        #expect(try RedisValue.null.optionalString() == nil)
        #expect(try RedisValue.null.optionalBytes() == nil)
        #expect(try RedisValue.array([.bulk([97]), .integer(2)]).strings() == ["a", "2"])
        #expect(try RedisValue.array([.simple("a"), .integer(2)]).dictionary() == ["a": .integer(2)])
    }

    @Test func `Accessors refuse what does not fit`() {
        let attempts: [() throws -> Void] = [
            { _ = try RedisValue.bulk([0xFF]).string() },
            { _ = try RedisValue.simple("x").integer() },
            { _ = try RedisValue.integer(1).array() },
            { _ = try RedisValue.null.string() },
            { _ = try RedisValue.array([.null]).dictionary() },
            { _ = try RedisValue.array([]).array(atLeast: 1) },
            { _ = try RedisValue.error(RedisServerError(text: "ERR x")).bytes() },
        ]
        for attempt in attempts {
            let error = #expect(throws: RedisError.self) { try attempt() }
            #expect(error?.code == .unexpectedReply)
        }
    }
}
