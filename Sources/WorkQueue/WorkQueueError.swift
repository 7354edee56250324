public import Redis

/// Why an operation on a queue failed.
public struct WorkQueueError: Error, Sendable, Hashable {
    /// The kind of failure.
    public enum Code: Sendable, Hashable {
        /// The job asked for breaks a limit of the queue.
        case invalidRequest
        /// Redis failed; see ``WorkQueueError/underlying``.
        case redis
    }

    /// The kind of failure.
    public let code: Code
    /// One sentence for an operator.
    public let message: String
    /// The error of the Redis client.
    public let underlying: RedisError?

    init(_ code: Code, _ message: String, underlying: RedisError? = nil) {
        self.code = code
        self.message = message
        self.underlying = underlying
    }

    init(_ error: RedisError) {
        self.init(.redis, error.message, underlying: error)
    }

    /// Whether the same operation may succeed later.
    public var isRetriable: Bool { self.underlying?.isRetriable ?? false }
}

extension WorkQueueError: CustomStringConvertible {
    /// The code and the message.
    public var description: String { "WorkQueueError(\(self.code)): \(self.message)" }
}
