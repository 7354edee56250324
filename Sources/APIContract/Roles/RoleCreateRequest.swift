/// `POST /api/teams/{id}/roles`.
package struct RoleCreateRequest: Codable, Hashable, Sendable {
    package var name: String
    package var summary: String?
    package var inherits: [String]?
    package var allow: [String]?
    package var deny: [RoleDenial]?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case name, summary, inherits, allow, deny
    }

    package init(
        name: String, summary: String? = nil, inherits: [String]? = nil, allow: [String]? = nil, deny: [RoleDenial]? = nil
    ) {
        self.name = name
        self.summary = summary
        self.inherits = inherits
        self.allow = allow
        self.deny = deny
    }
}
