extension OIDCError {
    /// The kind of a failure.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        private enum Kind: String {
            case attemptMismatch, cancelled, codeRefused, denied, invalidConfiguration, invalidToken, providerMisconfigured
            case providerUnavailable
        }

        private let kind: Kind

        /// What the browser brought does not belong to the attempt that it began, or the attempt is too old.
        public static let attemptMismatch = Code(kind: .attemptMismatch)
        /// The task was cancelled.
        public static let cancelled = Code(kind: .cancelled)
        /// The provider did not take the code.
        public static let codeRefused = Code(kind: .codeRefused)
        /// The provider, or the person there, said no.
        public static let denied = Code(kind: .denied)
        /// A setting is not what it has to be.
        public static let invalidConfiguration = Code(kind: .invalidConfiguration)
        /// What the provider says of the person is not what it has to be: signature, issuer, audience, time, nonce, subject.
        public static let invalidToken = Code(kind: .invalidToken)
        /// The provider's own description of itself is not one that can be used; nobody signs in until that is mended.
        public static let providerMisconfigured = Code(kind: .providerMisconfigured)
        /// The provider did not answer, or not with what was asked for.
        public static let providerUnavailable = Code(kind: .providerUnavailable)

        /// The code's name.
        public var description: String { self.kind.rawValue }
    }
}
