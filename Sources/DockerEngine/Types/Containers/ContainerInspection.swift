/// A container in detail.
public struct ContainerInspection: Codable, Equatable, Sendable {
    /// Id of the container.
    public var id: String
    /// Name with a leading slash.
    @ZeroAsAbsent public var name: String
    /// When it was created.
    @ZeroAsAbsent public var created: DockerTimestamp
    /// What it does at the moment.
    public var state: ContainerState
    /// Id of its image.
    @ZeroAsAbsent public var image: String
    /// How often the engine restarted it.
    @ZeroAsAbsent public var restartCount: Int
    /// Command, environment and labels.
    public var config: ContainerConfig
    /// What it has of the host.
    public var hostConfig: HostConfig
    /// Its networks and ports.
    public var networkSettings: NetworkSettings
    /// Mounts in effect.
    @ZeroAsAbsent public var mounts: [ContainerMount]

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        id: String, name: String = "", created: DockerTimestamp = .zero, state: ContainerState, image: String = "",
        restartCount: Int = 0, config: ContainerConfig, hostConfig: HostConfig = HostConfig(),
        networkSettings: NetworkSettings = NetworkSettings(), mounts: [ContainerMount] = []
    ) {
        self.id = id
        self.name = name
        self.created = created
        self.state = state
        self.image = image
        self.restartCount = restartCount
        self.config = config
        self.hostConfig = hostConfig
        self.networkSettings = networkSettings
        self.mounts = mounts
    }

    private enum CodingKeys: String, CodingKey {
        case id = "Id"
        case name = "Name"
        case created = "Created"
        case state = "State"
        case image = "Image"
        case restartCount = "RestartCount"
        case config = "Config"
        case hostConfig = "HostConfig"
        case networkSettings = "NetworkSettings"
        case mounts = "Mounts"
    }
}
