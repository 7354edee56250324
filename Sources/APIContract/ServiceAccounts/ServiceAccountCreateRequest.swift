/// `POST /api/teams/{id}/service-accounts`.
package struct ServiceAccountCreateRequest: Codable, Hashable, Sendable {
    package var name: String
    package var description: String?
    /// In the whole team; others are given as members have them.
    package var roles: [String]?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case name, description, roles
    }

    package init(name: String, description: String? = nil, roles: [String]? = nil) {
        self.name = name
        self.description = description
        self.roles = roles
    }
}
