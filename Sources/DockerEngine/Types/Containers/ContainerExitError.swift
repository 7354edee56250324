/// Why waiting for a container failed.
public struct ContainerExitError: Codable, Equatable, Sendable {
    /// The engine's own words.
    @ZeroAsAbsent public var message: String

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(message: String = "") {
        self.message = message
    }

    private enum CodingKeys: String, CodingKey {
        case message = "Message"
    }
}
