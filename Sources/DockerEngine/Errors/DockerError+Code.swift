extension DockerError {
    /// The kind of a failure.
    public struct Code: Hashable, Sendable {
        /// Name of the kind, for logs and metrics.
        public let name: String

        /// The engine could not be reached or broke the connection.
        public static let transport = Code(name: "transport")
        /// The call took longer than its time.
        public static let timeout = Code(name: "timeout")
        /// The calling task was cancelled.
        public static let cancelled = Code(name: "cancelled")
        /// There is no such object.
        public static let notFound = Code(name: "not-found")
        /// The object exists already, or its state does not allow the call.
        public static let conflict = Code(name: "conflict")
        /// The version that an update named is no longer the current one.
        public static let outOfSequence = Code(name: "out-of-sequence")
        /// The engine refuses the request as it stands.
        public static let badRequest = Code(name: "bad-request")
        /// A registry or the engine wants (other) credentials.
        public static let unauthorized = Code(name: "unauthorized")
        /// The engine does not allow that on this object, for example removing a network in use.
        public static let forbidden = Code(name: "forbidden")
        /// The engine takes part in no Swarm, or the Swarm has no leader at the moment.
        public static let noSwarm = Code(name: "no-swarm")
        /// The engine takes part in a Swarm as a worker, which cannot manage services.
        public static let notManager = Code(name: "not-manager")
        /// The engine does not know the call or the change asked for.
        public static let notImplemented = Code(name: "not-implemented")
        /// The engine failed.
        public static let server = Code(name: "server")
        /// Client and engine have no API version in common.
        public static let unsupportedVersion = Code(name: "unsupported-version")
        /// The answer is not what the API promises.
        public static let decoding = Code(name: "decoding")
        /// The answer is larger than the configured cap.
        public static let tooLarge = Code(name: "too-large")
        /// The client's own configuration or argument is unusable.
        public static let configuration = Code(name: "configuration")
        /// A pull or push ended with an error in its progress.
        public static let transfer = Code(name: "transfer")
    }
}
