extension EgressError {
    /// The kind of a failure.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        private enum Kind: String {
            case addressRefused, answerTooLarge, busy, cancelled, connectionFailed, connectionLost, deferred, invalidAnswer
            case invalidConfiguration, invalidRequest, libraryFailure, loginRefused, rejected, timeout, unresolvable, untrustedServer
        }

        private let kind: Kind

        /// The host's address, or the port, is not one that a user's URL may lead to.
        public static let addressRefused = Code(kind: .addressRefused)
        /// The header or the body of the answer is larger than allowed.
        public static let answerTooLarge = Code(kind: .answerTooLarge)
        /// Too many requests are on their way already.
        public static let busy = Code(kind: .busy)
        /// The task was cancelled.
        public static let cancelled = Code(kind: .cancelled)
        /// No connection could be made.
        public static let connectionFailed = Code(kind: .connectionFailed)
        /// The connection ended before the answer was complete.
        public static let connectionLost = Code(kind: .connectionLost)
        /// The mail server does not take the mail now, and may later.
        public static let deferred = Code(kind: .deferred)
        /// What came is not HTTP, or not SMTP.
        public static let invalidAnswer = Code(kind: .invalidAnswer)
        /// A setting is outside what it may be.
        public static let invalidConfiguration = Code(kind: .invalidConfiguration)
        /// The URL or a header is not one that may be sent.
        public static let invalidRequest = Code(kind: .invalidRequest)
        /// libcurl failed by itself, for want of memory as a rule.
        public static let libraryFailure = Code(kind: .libraryFailure)
        /// The mail server wants a login, or another one.
        public static let loginRefused = Code(kind: .loginRefused)
        /// The mail server does not take the mail, whenever it is sent.
        public static let rejected = Code(kind: .rejected)
        /// The answer was not complete in time.
        public static let timeout = Code(kind: .timeout)
        /// The host's name has no address.
        public static let unresolvable = Code(kind: .unresolvable)
        /// The server's certificate is not trusted or not for its name, or it speaks no TLS that is good enough.
        public static let untrustedServer = Code(kind: .untrustedServer)

        /// The code's name.
        public var description: String { self.kind.rawValue }
    }
}
