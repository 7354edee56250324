import Redis

extension RedisClient {
    /// All keys with a prefix and what they hold, as text.
    func dump(_ prefix: String) async throws -> String {
        var text = ""
        for key in try await self.send("KEYS", ["\(prefix)*"]).strings() {
            let isHash = try await self.send("TYPE", [key]).string() == "hash"
            let reply = try await self.send(isHash ? "HGETALL" : "GET", [key])
            text += try ([key] + (isHash ? reply.strings() : [reply.string()])).joined(separator: "\n") + "\n"
        }
        return text
    }
}
