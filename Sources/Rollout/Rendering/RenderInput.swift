package import DockerEngine
package import Model

/// All that a service's specification is made of.
package struct RenderInput: Sendable {
    package var teamID: TeamID
    package var projectID: ProjectID
    package var environmentID: EnvironmentID
    package var applicationID: ApplicationID
    package var serviceName: ServiceName
    /// The overlay network of the environment, the only one that the tasks join.
    package var networkName: String
    /// The image, pinned by digest.
    package var image: String
    /// The deployment that renders: its id is the label of the tasks.
    package var deploymentID: DeploymentID
    package var releaseNumber: Int
    package var run: RunSettings
    /// The number of tasks; it may differ from the settings' after a scale or a stop.
    package var replicas: Int
    /// The variables that the environment holds, in clear.
    package var variables: [String: String]
    /// The variables that are files.
    package var files: [SecretFile]
    /// Variables of the platform (`ROOST_…`), which users cannot set.
    package var platformVariables: [String: String]
    package var probe: ProbeConfig
    package var endpointMode: EndpointMode
    /// Raised by a restart, so that all tasks are replaced.
    package var forceUpdate: UInt64
    /// Whether the engine can forbid new privileges (API 1.44 and later).
    package var forbidsNewPrivileges: Bool
    package var logs: LogRetention

    package init(
        teamID: TeamID, projectID: ProjectID, environmentID: EnvironmentID, applicationID: ApplicationID, serviceName: ServiceName,
        networkName: String, image: String, deploymentID: DeploymentID, releaseNumber: Int, run: RunSettings, replicas: Int,
        variables: [String: String], files: [SecretFile] = [], platformVariables: [String: String] = [:], probe: ProbeConfig,
        endpointMode: EndpointMode,
        forceUpdate: UInt64 = 0, forbidsNewPrivileges: Bool = false, logs: LogRetention = LogRetention()
    ) {
        self.teamID = teamID
        self.projectID = projectID
        self.environmentID = environmentID
        self.applicationID = applicationID
        self.serviceName = serviceName
        self.networkName = networkName
        self.image = image
        self.deploymentID = deploymentID
        self.releaseNumber = releaseNumber
        self.run = run
        self.replicas = replicas
        self.variables = variables
        self.files = files
        self.platformVariables = platformVariables
        self.probe = probe
        self.endpointMode = endpointMode
        self.forceUpdate = forceUpdate
        self.forbidsNewPrivileges = forbidsNewPrivileges
        self.logs = logs
    }
}
