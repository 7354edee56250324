/// What an event happened to.
public struct EventActor: Codable, Equatable, Sendable {
    /// Id of the object.
    @ZeroAsAbsent public var id: String
    /// Name, labels and details of the event.
    @ZeroAsAbsent public var attributes: [String: String]

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(id: String = "", attributes: [String: String] = [:]) {
        self.id = id
        self.attributes = attributes
    }

    private enum CodingKeys: String, CodingKey {
        case id = "ID"
        case attributes = "Attributes"
    }
}
