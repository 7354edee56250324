/// A network as a task's attachment names it.
public struct AttachedNetwork: Codable, Equatable, Sendable {
    /// Id of the network.
    @ZeroAsAbsent public var id: String
    /// Name and labels of the network.
    public var spec: AttachedNetworkSpec?

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(id: String = "", spec: AttachedNetworkSpec? = nil) {
        self.id = id
        self.spec = spec
    }

    private enum CodingKeys: String, CodingKey {
        case id = "ID"
        case spec = "Spec"
    }
}
