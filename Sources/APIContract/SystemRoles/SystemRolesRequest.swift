/// `PUT /api/users/{id}/system-roles`.
package struct SystemRolesRequest: Codable, Hashable, Sendable {
    package var roles: [String]

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case roles
    }

    package init(roles: [String]) {
        self.roles = roles
    }
}
