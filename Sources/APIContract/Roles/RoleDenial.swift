/// What a role is denied, and where; a denial wins over every grant.
package struct RoleDenial: Codable, Hashable, Sendable {
    /// `*` alone for all.
    package var permissions: [String]
    /// Always without.
    package var when: RoleCondition?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case permissions, when
    }

    package init(permissions: [String], when: RoleCondition? = nil) {
        self.permissions = permissions
        self.when = when
    }
}
