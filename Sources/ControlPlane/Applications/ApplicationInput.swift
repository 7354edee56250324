package import Model

/// A new application as a user describes it.
package struct ApplicationInput: Sendable {
    package var projectID: ProjectID
    /// nil for `production`.
    package var environment: String?
    package var slug: String
    package var name: String?
    package var source: ApplicationSource
    package var build: BuildSettings
    package var run: RunSettings
    package var keepReleases: Int

    package init(
        projectID: ProjectID, environment: String? = nil, slug: String, name: String? = nil, source: ApplicationSource,
        build: BuildSettings = BuildSettings(), run: RunSettings = RunSettings(), keepReleases: Int = 10
    ) {
        self.projectID = projectID
        self.environment = environment
        self.slug = slug
        self.name = name
        self.source = source
        self.build = build
        self.run = run
        self.keepReleases = keepReleases
    }
}
