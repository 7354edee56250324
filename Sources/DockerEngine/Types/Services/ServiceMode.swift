/// How many tasks a service has.
///
/// A mode that is not modelled (jobs) decodes with both fields nil.
public struct ServiceMode: Codable, Equatable, Sendable {
    /// Set for a fixed number of tasks.
    public var replicated: ReplicatedMode?
    /// Set for one task on each node.
    public var global: EmptyObject?

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(replicated: ReplicatedMode? = nil, global: EmptyObject? = nil) {
        self.replicated = replicated
        self.global = global
    }

    private enum CodingKeys: String, CodingKey {
        case replicated = "Replicated"
        case global = "Global"
    }

    /// A fixed number of tasks; negative counts are taken as 0.
    public static func replicated(_ replicas: Int) -> ServiceMode {
        ServiceMode(replicated: ReplicatedMode(replicas: max(0, replicas)))
    }

    /// One task on each node that meets the constraints.
    public static var global: ServiceMode { ServiceMode(global: EmptyObject()) }
}
