import Testing

@testable import Doctor

@Suite struct RedisVerdictTests {
    private static let info = """
        # Server\r
        redis_version:7.0.15\r
        # Persistence\r
        loading:0\r
        rdb_last_bgsave_status:ok\r
        aof_enabled:0\r
        aof_last_write_status:ok\r
        # Memory\r
        used_memory:1048576\r
        maxmemory:0\r
        maxmemory_policy:noeviction\r
        evicted_keys:0\r
        role:master\r
        """

    @Test func `a Redis as it should be has nothing to repair`() {
        let findings = RedisVerdict.findings(RedisFacts(info: Self.info))
        #expect(findings.allSatisfy { $0.verdict == .ok && $0.repair == nil }, "\(findings)")
        #expect(findings.contains { $0.detail == "Redis 7.0.15" })
    }

    @Test(
        arguments: [
            ([("redis_version:7.0.15", "redis_version:5.0.14")], "redis.version", .failed),
            ([("redis_version:7.0.15", "redis_version:6.2.7")], "redis.version", .warning),
            ([("role:master", "role:slave")], "redis.role", .failed),
            ([("policy:noeviction", "policy:allkeys-lru")], "redis.eviction", .warning),
            ([("policy:noeviction", "policy:allkeys-lru"), ("maxmemory:0", "maxmemory:99999999")], "redis.eviction", .failed),
            ([("maxmemory:0", "maxmemory:1100000")], "redis.memory", .warning),
            ([("bgsave_status:ok", "bgsave_status:err")], "redis.persistence", .failed),
            ([("write_status:ok", "write_status:err")], "redis.persistence", .failed),
            ([("loading:0", "loading:1")], "redis.connection", .warning),
        ] as [([(String, String)], String, Verdict)])
    func `what is wrong with a Redis is one finding with its repair`(changes: [(String, String)], subject: String, verdict: Verdict) {
        let info = changes.reduce(Self.info) { $0.replacing($1.0, with: $1.1) }
        let findings = RedisVerdict.findings(RedisFacts(info: info)).filter { $0.verdict != .ok }
        #expect(findings.map(\.subject) == [subject] && findings.first?.verdict == verdict && findings.first?.repair != nil, "\(findings)")
    }

    @Test func `an answer that says nothing, or nonsense, is read without a fault`() {
        #expect(RedisVerdict.findings(RedisFacts(info: "")).contains { $0.subject == "redis.version" && $0.verdict == .failed })
        _ = RedisVerdict.findings(RedisFacts(info: "maxmemory:9223372036854775807\r\nused_memory:9223372036854775807\r\n:::\r\nx"))
    }
}
