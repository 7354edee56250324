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

    /// Hashes the name alone: names are all but unique and sources are long.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(self.name)
    }
}
