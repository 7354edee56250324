import Redis

extension RedisClient {
    /// Takes away all keys with a prefix, as a Redis does that lost its data.
    func forget(_ prefix: String) async throws {
        let keys = try await self.send("KEYS", ["\(prefix)*"]).strings()
        if !keys.isEmpty { _ = try await self.send("DEL", keys) }
    }
}
