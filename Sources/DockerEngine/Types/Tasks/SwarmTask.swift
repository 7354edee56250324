/// One task of a service: one container on one node, for its whole life.
public struct SwarmTask: Codable, Equatable, Sendable {
    /// Id of the task.
    public var id: String
    /// Version of the object.
    public var version: ObjectVersion
    /// When it was created.
    public var createdAt: DockerTimestamp
    /// When it last changed.
    public var updatedAt: DockerTimestamp
    /// Name of the task; often empty.
    @ZeroAsAbsent public var name: String
    /// Labels of the task object.
    @ZeroAsAbsent public var labels: [String: String]
    /// What it runs; fixed for its life.
    public var spec: TaskSpec
    /// Service that it belongs to.
    @ZeroAsAbsent public var serviceID: String
    /// Number of the replica, from 1; 0 in global mode.
    @ZeroAsAbsent public var slot: Int
    /// Node that runs it; empty until one is assigned.
    @ZeroAsAbsent public var nodeID: String
    /// What is the case.
    public var status: TaskStatus
    /// What should be the case.
    @ZeroAsAbsent public var desiredState: TaskState
    /// Its addresses, one entry per network.
    @ZeroAsAbsent public var networkAttachments: [NetworkAttachment]

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        id: String, version: ObjectVersion, createdAt: DockerTimestamp, updatedAt: DockerTimestamp, name: String = "",
        labels: [String: String] = [:], spec: TaskSpec, serviceID: String = "", slot: Int = 0, nodeID: String = "", status: TaskStatus,
        desiredState: TaskState = TaskState(rawValue: ""), networkAttachments: [NetworkAttachment] = []
    ) {
        self.id = id
        self.version = version
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.name = name
        self.labels = labels
        self.spec = spec
        self.serviceID = serviceID
        self.slot = slot
        self.nodeID = nodeID
        self.status = status
        self.desiredState = desiredState
        self.networkAttachments = networkAttachments
    }

    private enum CodingKeys: String, CodingKey {
        case id = "ID"
        case version = "Version"
        case createdAt = "CreatedAt"
        case updatedAt = "UpdatedAt"
        case name = "Name"
        case labels = "Labels"
        case spec = "Spec"
        case serviceID = "ServiceID"
        case slot = "Slot"
        case nodeID = "NodeID"
        case status = "Status"
        case desiredState = "DesiredState"
        case networkAttachments = "NetworksAttachments"
    }
}
