/// Why a Redis operation failed.
///
/// The description never holds arguments, replies or credentials.
public struct RedisError: Error, Sendable, Hashable {
    /// The kind of failure.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        private enum Kind: String, Sendable, Hashable {
            case invalidConfiguration, connectionFailed, connectionLost, notConnected, timeout, cancelled, closed
            case server, protocolError, unexpectedReply, overrun
        }

        private let kind: Kind

        private init(_ kind: Kind) {
            self.kind = kind
        }

        /// A configuration value that cannot be used.
        public static let invalidConfiguration = Code(.invalidConfiguration)
        /// The server could not be reached, or refused the log-in.
        public static let connectionFailed = Code(.connectionFailed)
        /// The connection broke while the answer was outstanding.
        public static let connectionLost = Code(.connectionLost)
        /// No connection stood within the time a command waits for one; the command was not sent.
        public static let notConnected = Code(.notConnected)
        /// No answer came in time.
        public static let timeout = Code(.timeout)
        /// The calling task was cancelled.
        public static let cancelled = Code(.cancelled)
        /// The client is shut down.
        public static let closed = Code(.closed)
        /// The server answered with an error; see ``RedisError/prefix``.
        public static let server = Code(.server)
        /// The server sent bytes that are not RESP2.
        public static let protocolError = Code(.protocolError)
        /// The reply has another type than the caller asked for.
        public static let unexpectedReply = Code(.unexpectedReply)
        /// A subscriber read its messages too slowly and was cut off.
        public static let overrun = Code(.overrun)

        /// The code's name.
        public var description: String { self.kind.rawValue }
    }

    /// The kind of failure.
    public let code: Code
    /// One sentence for an operator.
    public let message: String
    /// The first word of a server error, such as `NOSCRIPT` or `WRONGTYPE`.
    public let prefix: String?
    /// Whether the server may have executed the command although no answer arrived.
    public let mayHaveExecuted: Bool

    /// Creates an error of this module.
    public init(_ code: Code, _ message: String, prefix: String? = nil, mayHaveExecuted: Bool = false) {
        self.code = code
        self.message = message
        self.prefix = prefix
        self.mayHaveExecuted = mayHaveExecuted
    }

    /// Whether the same operation may succeed later.
    ///
    /// Callers whose command is not idempotent also look at ``mayHaveExecuted``.
    public var isRetriable: Bool {
        switch self.code {
        case .connectionFailed, .connectionLost, .notConnected, .timeout: true
        case .server: Self.transientPrefixes.contains(self.prefix ?? "")
        default: false
        }
    }

    private static let transientPrefixes: Set<String> = ["LOADING", "BUSY", "TRYAGAIN", "CLUSTERDOWN", "MASTERDOWN", "READONLY"]

    /// The error for a server's error reply; the text after the prefix may quote data and is left out.
    static func server(_ error: RedisServerError) -> RedisError {
        RedisError(.server, "the server answered \(error.prefix)", prefix: error.prefix, mayHaveExecuted: true)
    }
}

extension RedisError: CustomStringConvertible {
    /// The code and the message.
    public var description: String { "RedisError(\(self.code)): \(self.message)" }
}
