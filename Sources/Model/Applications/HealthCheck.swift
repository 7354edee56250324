/// How one knows that a task is healthy.
package struct HealthCheck: Hashable, Sendable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// A GET of `path` on `port` answered with a status from 200 to 399.
        case http
        /// A connection to `port`.
        case tcp
        /// `command`, run in the container without a shell, ended with 0.
        case command
    }

    package var type: Kind
    package var path: String
    /// The port to ask; nil for the application's own.
    package var port: Int?
    package var command: [ExactText]?
    package var intervalSeconds: Int
    package var timeoutSeconds: Int
    package var retries: Int
    package var startPeriodSeconds: Int

    package init(
        type: Kind, path: String = "/", port: Int? = nil, command: [ExactText]? = nil, intervalSeconds: Int = 5, timeoutSeconds: Int = 3,
        retries: Int = 3, startPeriodSeconds: Int = 10
    ) {
        self.type = type
        self.path = path
        self.port = port
        self.command = command
        self.intervalSeconds = intervalSeconds
        self.timeoutSeconds = timeoutSeconds
        self.retries = retries
        self.startPeriodSeconds = startPeriodSeconds
    }

    /// How long a task that never becomes healthy can stay undecided, in seconds.
    package var patienceSeconds: Int { self.startPeriodSeconds + self.retries * self.intervalSeconds }
}
