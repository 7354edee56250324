/// `PUT /api/projects/{id}/members/{userId}`.
package struct ProjectMemberRolesRequest: Codable, Hashable, Sendable {
    package var roles: [String]
    /// The whole project without.
    package var environmentId: String?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case roles, environmentId
    }

    package init(roles: [String], environmentId: String? = nil) {
        self.roles = roles
        self.environmentId = environmentId
    }
}
