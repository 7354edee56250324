/// `POST /api/projects/{id}/environments`.
package struct EnvironmentCreateRequest: Codable, Hashable, Sendable {
    package var slug: String
    /// The slug where not given.
    package var name: String?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case slug, name
    }

    package init(slug: String, name: String? = nil) {
        self.slug = slug
        self.name = name
    }
}
