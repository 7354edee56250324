/// `POST /api/applications`: every part but `projectId`, `slug` and `source` has a default.
package struct ApplicationCreateRequest: Codable, Hashable, Sendable {
    package var projectId: String
    /// The slug of the environment; `production` where not given.
    package var environment: String?
    package var slug: String
    package var name: String?
    package var source: SourceRequest
    package var build: BuildRequest?
    package var run: RunRequest?
    package var keepReleases: Int?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case projectId, environment, slug, name, source, build, run, keepReleases
    }

    package init(
        projectId: String, environment: String? = nil, slug: String, name: String? = nil, source: SourceRequest, build: BuildRequest? = nil,
        run: RunRequest? = nil, keepReleases: Int? = nil
    ) {
        self.projectId = projectId
        self.environment = environment
        self.slug = slug
        self.name = name
        self.source = source
        self.build = build
        self.run = run
        self.keepReleases = keepReleases
    }
}
