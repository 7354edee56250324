/// What the engine does when a plain container ends.
public struct ContainerRestartPolicy: Codable, Equatable, Sendable {
    /// `no`, `always`, `unless-stopped` or `on-failure`.
    @ZeroAsAbsent public var name: String
    /// Bound for `on-failure`; 0 is without bound.
    @ZeroAsAbsent public var maximumRetryCount: Int

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(name: String = "", maximumRetryCount: Int = 0) {
        self.name = name
        self.maximumRetryCount = maximumRetryCount
    }

    private enum CodingKeys: String, CodingKey {
        case name = "Name"
        case maximumRetryCount = "MaximumRetryCount"
    }
}
