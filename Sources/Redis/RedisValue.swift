/// A reply of the server (RESP2).
public enum RedisValue: Sendable, Hashable {
    /// The null bulk string or null array.
    case null
    /// An integer.
    case integer(Int64)
    /// A status line such as `OK`.
    case simple(String)
    /// A binary-safe string.
    case bulk([UInt8])
    /// An array of replies.
    case array([RedisValue])
    /// An error; at the top level it is thrown, so this is seen only inside arrays.
    case error(RedisServerError)
}
