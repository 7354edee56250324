/// How far Swarm says the last update of a service is.
///
/// It is no proof of health.
public struct UpdateStatus: Codable, Equatable, Sendable {
    /// State of the update.
    @ZeroAsAbsent public var state: UpdateState
    /// When it began.
    public var startedAt: DockerTimestamp?
    /// When it ended; set for the two completed states only.
    public var completedAt: DockerTimestamp?
    /// Swarm's own words.
    @ZeroAsAbsent public var message: String

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        state: UpdateState = UpdateState(rawValue: ""), startedAt: DockerTimestamp? = nil, completedAt: DockerTimestamp? = nil,
        message: String = ""
    ) {
        self.state = state
        self.startedAt = startedAt
        self.completedAt = completedAt
        self.message = message
    }

    private enum CodingKeys: String, CodingKey {
        case state = "State"
        case startedAt = "StartedAt"
        case completedAt = "CompletedAt"
        case message = "Message"
    }
}
