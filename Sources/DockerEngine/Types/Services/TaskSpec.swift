/// What each task of a service runs, and where.
public struct TaskSpec: Codable, Equatable, Sendable {
    /// The container; nil for tasks that are not containers (network attachments, plug-ins).
    public var containerSpec: ContainerSpec?
    /// Limits and reservations.
    public var resources: ResourceRequirements?
    /// What happens when a task ends.
    public var restartPolicy: RestartPolicy?
    /// Which nodes may run it.
    public var placement: Placement?
    /// Networks that the container joins.
    @ZeroAsAbsent public var networks: [NetworkAttachmentConfig]
    /// Where the container's output goes; nil is the engine's default driver.
    public var logDriver: LogDriver?
    /// Raising it replaces all tasks without another change.
    @ZeroAsAbsent public var forceUpdate: UInt64
    /// `container`, or another kind of task that is not modelled.
    @ZeroAsAbsent public var runtime: String

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        containerSpec: ContainerSpec? = nil, resources: ResourceRequirements? = nil, restartPolicy: RestartPolicy? = nil,
        placement: Placement? = nil, networks: [NetworkAttachmentConfig] = [], logDriver: LogDriver? = nil, forceUpdate: UInt64 = 0,
        runtime: String = ""
    ) {
        self.containerSpec = containerSpec
        self.resources = resources
        self.restartPolicy = restartPolicy
        self.placement = placement
        self.networks = networks
        self.logDriver = logDriver
        self.forceUpdate = forceUpdate
        self.runtime = runtime
    }

    private enum CodingKeys: String, CodingKey {
        case containerSpec = "ContainerSpec"
        case resources = "Resources"
        case restartPolicy = "RestartPolicy"
        case placement = "Placement"
        case networks = "Networks"
        case logDriver = "LogDriver"
        case forceUpdate = "ForceUpdate"
        case runtime = "Runtime"
    }
}
