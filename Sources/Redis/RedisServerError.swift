/// An error reply of the server, as it stands inside a reply.
public struct RedisServerError: Sendable, Hashable {
    /// The whole text; it may quote arguments, so it does not belong into logs.
    public let text: String

    /// Creates the value from the text after the `-` of the wire form.
    public init(text: String) {
        self.text = text
    }

    /// The first word, such as `ERR`, `NOSCRIPT` or `WRONGTYPE`.
    public var prefix: String {
        String(self.text.prefix(while: { $0 != " " }).prefix(32))
    }
}
