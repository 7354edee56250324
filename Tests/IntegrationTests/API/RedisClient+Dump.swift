import Redis

extension RedisClient {
    /// All keys with a prefix and what they hold, as text.
    func dump(_ prefix: String) async throws -> String {
        var text = ""
        for key in try await self.send("KEYS", ["\(prefix)*"]).strings() {
            let values =
                switch try await self.send("TYPE", [key]).string() {
                case "hash": try await self.send("HGETALL", [key]).strings()
                case "zset": try await self.send("ZRANGE", [key, 0, -1]).strings()
                default: [try await self.send("GET", [key]).string()]
                }
            text += ([key] + values).joined(separator: "\n") + "\n"
        }
        return text
    }
}
