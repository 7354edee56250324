extension PostgresError {
    /// The kind of a failure.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        private enum Kind: String {
            case cancelled, closed, commitOutcomeUnknown, connectionFailed, connectionLost, decoding, encoding, poolExhausted
            case resultTooLarge, server, timeout, transactionAborted, untrustedServer
        }

        private let kind: Kind

        /// The task was cancelled.
        public static let cancelled = Code(kind: .cancelled)
        /// The database or transaction is closed.
        public static let closed = Code(kind: .closed)
        /// The connection broke during a commit, so the server may have committed or not.
        public static let commitOutcomeUnknown = Code(kind: .commitOutcomeUnknown)
        /// No connection could be made.
        public static let connectionFailed = Code(kind: .connectionFailed)
        /// The connection broke.
        public static let connectionLost = Code(kind: .connectionLost)
        /// A column does not hold what was asked for.
        public static let decoding = Code(kind: .decoding)
        /// A parameter cannot be sent.
        public static let encoding = Code(kind: .encoding)
        /// No connection became free in time.
        public static let poolExhausted = Code(kind: .poolExhausted)
        /// The answer was larger than ``PostgresConfiguration/maximumResultSize``; the statement was ended.
        public static let resultTooLarge = Code(kind: .resultTooLarge)
        /// The server refused; see ``PostgresError/sqlState``.
        public static let server = Code(kind: .server)
        /// The statement ran longer than it may.
        public static let timeout = Code(kind: .timeout)
        /// The transaction had failed before its commit, so it was rolled back.
        public static let transactionAborted = Code(kind: .transactionAborted)
        /// No connection was made because the server's certificate is not trusted or not for its host, or the server offers no TLS.
        public static let untrustedServer = Code(kind: .untrustedServer)

        /// The code's name.
        public var description: String { self.kind.rawValue }
    }
}
