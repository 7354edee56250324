/// A value that can be an argument of a command.
public protocol RedisArgument: Sendable {
    /// The bytes to send, in one of the forms the encoder knows.
    var redisArgument: RedisArgumentValue { get }
}

/// The forms in which an argument reaches the encoder.
public enum RedisArgumentValue: Sendable, Hashable {
    /// UTF-8 text.
    case text(String)
    /// Raw bytes.
    case bytes([UInt8])
    /// A decimal number.
    case integer(Int64)
}

extension RedisArgumentValue: RedisArgument {
    /// Itself.
    public var redisArgument: RedisArgumentValue { self }
}

extension String: RedisArgument {
    /// The text as UTF-8.
    public var redisArgument: RedisArgumentValue { .text(self) }
}

extension Substring: RedisArgument {
    /// The text as UTF-8.
    public var redisArgument: RedisArgumentValue { .text(String(self)) }
}

extension Int: RedisArgument {
    /// The number in decimal.
    public var redisArgument: RedisArgumentValue { .integer(Int64(self)) }
}

extension Int64: RedisArgument {
    /// The number in decimal.
    public var redisArgument: RedisArgumentValue { .integer(self) }
}

extension [UInt8]: RedisArgument {
    /// The bytes as they are.
    public var redisArgument: RedisArgumentValue { .bytes(self) }
}
