/// `POST /api/projects/{id}/environments`.
package struct EnvironmentCreateRequest: Codable, Hashable, Sendable {
    package var slug: String

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case slug
    }

    package init(slug: String) {
        self.slug = slug
    }
}
