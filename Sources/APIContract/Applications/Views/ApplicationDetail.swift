package import FoundationEssentials

/// An application with everything.
package struct ApplicationDetail: Codable, Hashable, Sendable {
    package var id: String
    package var teamId: String
    package var projectId: String
    package var environment: String
    package var slug: String
    package var name: String
    /// `never_deployed deploying running degraded stopped failed`.
    package var status: String
    /// null for an application without a port.
    @Nullable package var url: String?
    package var serviceName: String
    package var source: SourceView
    package var build: BuildView
    package var run: RunView
    package var keepReleases: Int
    @Nullable package var liveRelease: Int?
    /// Without its events.
    @Nullable package var lastDeployment: DeploymentView?
    package var tasks: TaskCountsView
    package var domains: [DomainView]
    /// Those that are not secret.
    package var variables: [VariableView]
    /// What the next deployment takes up that what runs does not have yet: `run application.variables environment.variables
    /// project.variables`.
    package var pendingChanges: [String]
    /// Where what runs is not what the live release says, from the one to the other; null where it is.
    @Nullable package var drift: DriftView?
    package var createdAt: Date
    package var updatedAt: Date

    package init(
        id: String, teamId: String, projectId: String, environment: String, slug: String, name: String, status: String, url: String?,
        serviceName: String, source: SourceView, build: BuildView, run: RunView, keepReleases: Int, liveRelease: Int?,
        lastDeployment: DeploymentView?, tasks: TaskCountsView, domains: [DomainView], variables: [VariableView],
        pendingChanges: [String], drift: DriftView? = nil, createdAt: Date, updatedAt: Date
    ) {
        self.id = id
        self.teamId = teamId
        self.projectId = projectId
        self.environment = environment
        self.slug = slug
        self.name = name
        self.status = status
        self.url = url
        self.serviceName = serviceName
        self.source = source
        self.build = build
        self.run = run
        self.keepReleases = keepReleases
        self.liveRelease = liveRelease
        self.lastDeployment = lastDeployment
        self.tasks = tasks
        self.domains = domains
        self.variables = variables
        self.pendingChanges = pendingChanges
        self.drift = drift
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}
