/// Which nodes may run a service's tasks.
public struct Placement: Codable, Equatable, Sendable {
    /// Expressions such as `node.labels.zone==a`; each has to hold.
    @ZeroAsAbsent public var constraints: [String]
    /// Labels over whose values tasks are spread.
    @ZeroAsAbsent public var preferences: [PlacementPreference]
    /// Most tasks on one node; 0 is without bound.
    @ZeroAsAbsent public var maxReplicas: UInt64
    /// Platforms that the image exists for; the engine fills it in.
    @ZeroAsAbsent public var platforms: [Platform]

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(constraints: [String] = [], preferences: [PlacementPreference] = [], maxReplicas: UInt64 = 0, platforms: [Platform] = []) {
        self.constraints = constraints
        self.preferences = preferences
        self.maxReplicas = maxReplicas
        self.platforms = platforms
    }

    private enum CodingKeys: String, CodingKey {
        case constraints = "Constraints"
        case preferences = "Preferences"
        case maxReplicas = "MaxReplicas"
        case platforms = "Platforms"
    }
}
