/// Something that happened in an engine.
public struct DockerEvent: Codable, Equatable, Sendable {
    /// Kind of object.
    @ZeroAsAbsent public var type: EventType
    /// What happened, for example `start` or `health_status: healthy`.
    @ZeroAsAbsent public var action: String
    /// What it happened to.
    public var actor: EventActor
    /// `local` or `swarm`.
    @ZeroAsAbsent public var scope: String
    /// When, in seconds since 1970.
    @ZeroAsAbsent public var time: Int64
    /// When, in nanoseconds since 1970.
    @ZeroAsAbsent public var timeNano: Int64

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        type: EventType = EventType(rawValue: ""), action: String = "", actor: EventActor = EventActor(), scope: String = "",
        time: Int64 = 0, timeNano: Int64 = 0
    ) {
        self.type = type
        self.action = action
        self.actor = actor
        self.scope = scope
        self.time = time
        self.timeNano = timeNano
    }

    private enum CodingKeys: String, CodingKey {
        case type = "Type"
        case action = "Action"
        case actor = "Actor"
        case scope
        case time
        case timeNano
    }
}
