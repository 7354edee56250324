package import FoundationEssentials

/// Something that runs: a source, how it is built, how it runs.
package struct Application: Sendable {
    package let id: ApplicationID
    package let teamID: TeamID
    package let projectID: ProjectID
    package let environmentID: EnvironmentID
    package let environment: Slug
    package let slug: Slug
    package let name: String
    package let source: ApplicationSource
    package let build: BuildSettings
    /// The run settings of `configurationNumber`, the newest version.
    package let run: RunSettings
    package let configurationNumber: Int
    package let keepReleases: Int
    package let serviceName: ServiceName
    /// The name of the overlay network of its environment.
    package let networkName: String
    /// What runs, once something was deployed.
    package let live: LiveState?
    package let status: ApplicationStatus
    /// Counts the changes of the row; the entity tag.
    package let revision: Int
    package let createdAt: Date
    package let updatedAt: Date
    /// The newest versions of what its project and its environment share.
    package let shared: SharedVariableNumbers

    package init(
        id: ApplicationID, teamID: TeamID, projectID: ProjectID, environmentID: EnvironmentID, environment: Slug, slug: Slug, name: String,
        source: ApplicationSource, build: BuildSettings, run: RunSettings, configurationNumber: Int, keepReleases: Int,
        serviceName: ServiceName, networkName: String, live: LiveState?, status: ApplicationStatus, revision: Int, createdAt: Date,
        updatedAt: Date, shared: SharedVariableNumbers = SharedVariableNumbers()
    ) {
        self.id = id
        self.teamID = teamID
        self.projectID = projectID
        self.environmentID = environmentID
        self.environment = environment
        self.slug = slug
        self.name = name
        self.source = source
        self.build = build
        self.run = run
        self.configurationNumber = configurationNumber
        self.keepReleases = keepReleases
        self.serviceName = serviceName
        self.networkName = networkName
        self.live = live
        self.status = status
        self.revision = revision
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.shared = shared
    }
}
