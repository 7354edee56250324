/// A health check of a container.
///
/// A duration of zero inherits the image's value.
public struct HealthConfig: Codable, Equatable, Sendable {
    /// `["CMD", …]`, `["CMD-SHELL", …]` or `["NONE"]`; empty inherits the image's.
    @ZeroAsAbsent public var test: [String]
    /// Time between two checks, at least 1 ms.
    @ZeroAsAbsent public var interval: DockerDuration
    /// Time after which a check counts as failed.
    @ZeroAsAbsent public var timeout: DockerDuration
    /// Failures in a row until the container is unhealthy.
    @ZeroAsAbsent public var retries: Int
    /// Time from the start during which failures do not count.
    @ZeroAsAbsent public var startPeriod: DockerDuration
    /// Time between checks in the start period; engines before API 1.44 refuse it.
    @ZeroAsAbsent public var startInterval: DockerDuration

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        test: [String] = [], interval: DockerDuration = .zero, timeout: DockerDuration = .zero, retries: Int = 0,
        startPeriod: DockerDuration = .zero, startInterval: DockerDuration = .zero
    ) {
        self.test = test
        self.interval = interval
        self.timeout = timeout
        self.retries = retries
        self.startPeriod = startPeriod
        self.startInterval = startInterval
    }

    private enum CodingKeys: String, CodingKey {
        case test = "Test"
        case interval = "Interval"
        case timeout = "Timeout"
        case retries = "Retries"
        case startPeriod = "StartPeriod"
        case startInterval = "StartInterval"
    }
}
