/// `POST /api/projects`.
package struct ProjectCreateRequest: Codable, Hashable, Sendable {
    package var teamId: String
    package var slug: String
    /// The slug where not given.
    package var name: String?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case teamId, slug, name
    }

    package init(teamId: String, slug: String, name: String? = nil) {
        self.teamId = teamId
        self.slug = slug
        self.name = name
    }
}
