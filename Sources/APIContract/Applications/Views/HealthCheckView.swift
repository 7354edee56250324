/// How one knows that a task is healthy.
package struct HealthCheckView: Codable, Hashable, Sendable {
    package var type: String
    package var path: String
    @Nullable package var port: Int?
    @Nullable package var command: [String]?
    package var intervalSeconds: Int
    package var timeoutSeconds: Int
    package var retries: Int
    package var startPeriodSeconds: Int

    package init(
        type: String, path: String, port: Int?, command: [String]?, intervalSeconds: Int, timeoutSeconds: Int, retries: Int,
        startPeriodSeconds: Int
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
}
