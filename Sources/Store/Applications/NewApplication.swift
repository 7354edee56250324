package import Model

/// An application about to be kept.
package struct NewApplication: Sendable {
    package let id: ApplicationID
    package let projectID: ProjectID
    package let environmentID: EnvironmentID
    package let slug: Slug
    package let name: String
    package let source: ApplicationSource
    package let build: BuildSettings
    package let run: RunSettings
    package let keepReleases: Int
    package let serviceName: ServiceName

    package init(
        id: ApplicationID, projectID: ProjectID, environmentID: EnvironmentID, slug: Slug, name: String, source: ApplicationSource,
        build: BuildSettings, run: RunSettings, keepReleases: Int, serviceName: ServiceName
    ) {
        self.id = id
        self.projectID = projectID
        self.environmentID = environmentID
        self.slug = slug
        self.name = name
        self.source = source
        self.build = build
        self.run = run
        self.keepReleases = keepReleases
        self.serviceName = serviceName
    }
}
