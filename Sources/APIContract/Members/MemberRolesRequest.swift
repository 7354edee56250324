/// `PUT /api/teams/{id}/members/{userId}`.
package struct MemberRolesRequest: Codable, Hashable, Sendable {
    package var roles: [String]

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case roles
    }

    package init(roles: [String]) {
        self.roles = roles
    }
}
