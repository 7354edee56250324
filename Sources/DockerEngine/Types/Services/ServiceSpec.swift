/// The wanted state of a Swarm service.
public struct ServiceSpec: Codable, Equatable, Sendable {
    /// Unique name among the services of the Swarm.
    @ZeroAsAbsent public var name: String
    /// Labels of the service object; its containers do not carry them.
    @ZeroAsAbsent public var labels: [String: String]
    /// What each task runs.
    public var taskTemplate: TaskSpec
    /// How many tasks there are.
    public var mode: ServiceMode
    /// How a changed template replaces tasks.
    public var updateConfig: UpdateConfig?
    /// How Swarm's own rollback replaces tasks.
    public var rollbackConfig: UpdateConfig?
    /// Name resolution mode and published ports.
    public var endpointSpec: EndpointSpec?

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        name: String = "", labels: [String: String] = [:], taskTemplate: TaskSpec, mode: ServiceMode = .replicated(1),
        updateConfig: UpdateConfig? = nil, rollbackConfig: UpdateConfig? = nil, endpointSpec: EndpointSpec? = nil
    ) {
        self.name = name
        self.labels = labels
        self.taskTemplate = taskTemplate
        self.mode = mode
        self.updateConfig = updateConfig
        self.rollbackConfig = rollbackConfig
        self.endpointSpec = endpointSpec
    }

    private enum CodingKeys: String, CodingKey {
        case name = "Name"
        case labels = "Labels"
        case taskTemplate = "TaskTemplate"
        case mode = "Mode"
        case updateConfig = "UpdateConfig"
        case rollbackConfig = "RollbackConfig"
        case endpointSpec = "EndpointSpec"
    }
}
