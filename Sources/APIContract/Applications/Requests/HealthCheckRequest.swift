/// How one knows that a task is healthy.
package struct HealthCheckRequest: Codable, Hashable, Sendable {
    package var type: HealthCheckType?
    package var path: String?
    package var port: Change<Int>
    package var command: Change<[String]>
    package var intervalSeconds: Int?
    package var timeoutSeconds: Int?
    package var retries: Int?
    package var startPeriodSeconds: Int?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case type, path, port, command, intervalSeconds, timeoutSeconds, retries, startPeriodSeconds
    }

    package init(
        type: HealthCheckType? = nil, path: String? = nil, port: Change<Int> = .unchanged, command: Change<[String]> = .unchanged,
        intervalSeconds: Int? = nil, timeoutSeconds: Int? = nil, retries: Int? = nil, startPeriodSeconds: Int? = nil
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
