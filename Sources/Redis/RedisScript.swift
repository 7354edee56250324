/// A Lua script that the server runs atomically.
public struct RedisScript: Sendable, Hashable {
    /// The script's name in logs and errors.
    public let name: String
    /// The Lua text.
    public let source: String

    /// Creates a script.
    public init(name: String, source: String) {
        self.name = name
        self.source = source
    }
}
