/// One run of a health check.
public struct HealthResult: Codable, Equatable, Sendable {
    /// When it began.
    @ZeroAsAbsent public var start: DockerTimestamp
    /// When it ended.
    @ZeroAsAbsent public var end: DockerTimestamp
    /// 0 is healthy.
    @ZeroAsAbsent public var exitCode: Int
    /// The first 4096 bytes of its output.
    @ZeroAsAbsent public var output: String

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(start: DockerTimestamp = .zero, end: DockerTimestamp = .zero, exitCode: Int = 0, output: String = "") {
        self.start = start
        self.end = end
        self.exitCode = exitCode
        self.output = output
    }

    private enum CodingKeys: String, CodingKey {
        case start = "Start"
        case end = "End"
        case exitCode = "ExitCode"
        case output = "Output"
    }
}
