package import FoundationEssentials

/// A token as it is listed.
package struct TokenView: Codable, Hashable, Sendable {
    package var id: String
    package var name: String
    /// The visible beginning, by which a person recognises it.
    package var prefix: String
    @Nullable package var teamId: String?
    @Nullable package var projectId: String?
    package var permissions: [String]
    package var createdAt: Date
    @Nullable package var expiresAt: Date?
    @Nullable package var lastUsedAt: Date?
    /// The secret; only in the answer that created it.
    package var token: String?

    package init(
        id: String, name: String, prefix: String, teamId: String?, projectId: String?, permissions: [String], createdAt: Date,
        expiresAt: Date?, lastUsedAt: Date?, token: String? = nil
    ) {
        self.id = id
        self.name = name
        self.prefix = prefix
        self.teamId = teamId
        self.projectId = projectId
        self.permissions = permissions
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.lastUsedAt = lastUsedAt
        self.token = token
    }
}
