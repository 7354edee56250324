/// What the processes of a service's containers may gain.
public struct Privileges: Codable, Equatable, Sendable {
    /// Whether no process can gain more than its parent has, by a set-uid file say; engines before API 1.44 ignore it.
    @ZeroAsAbsent public var noNewPrivileges: Bool

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(noNewPrivileges: Bool = false) {
        self.noNewPrivileges = noNewPrivileges
    }

    private enum CodingKeys: String, CodingKey {
        case noNewPrivileges = "NoNewPrivileges"
    }
}
