package import FoundationEssentials

/// `POST /api/tokens`.
package struct TokenCreateRequest: Codable, Hashable, Sendable {
    package var name: String
    /// The team that it is bound to; without, the token is personal.
    package var teamId: String?
    package var projectId: String?
    /// `resource.verb`, or `*` for all that the creator has there, which is also the default.
    package var permissions: [String]?
    package var expiresAt: Date?
    package var serviceAccountId: String?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case name, teamId, projectId, permissions, expiresAt, serviceAccountId
    }

    package init(
        name: String, teamId: String? = nil, projectId: String? = nil, permissions: [String]? = nil, expiresAt: Date? = nil,
        serviceAccountId: String? = nil
    ) {
        self.name = name
        self.teamId = teamId
        self.projectId = projectId
        self.permissions = permissions
        self.expiresAt = expiresAt
        self.serviceAccountId = serviceAccountId
    }
}
