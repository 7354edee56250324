/// `PATCH /api/applications/{id}`: the members given replace what is set, at any depth.
package struct ApplicationUpdateRequest: Codable, Hashable, Sendable {
    package var name: String?
    package var source: SourceUpdateRequest?
    package var build: BuildRequest?
    package var run: RunRequest?
    package var keepReleases: Int?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case name, source, build, run, keepReleases
    }

    package init(
        name: String? = nil, source: SourceUpdateRequest? = nil, build: BuildRequest? = nil, run: RunRequest? = nil,
        keepReleases: Int? = nil
    ) {
        self.name = name
        self.source = source
        self.build = build
        self.run = run
        self.keepReleases = keepReleases
    }
}
