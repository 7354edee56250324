/// `PUT /api/teams/{id}/roles/{name}`: all of the role; what is not given is empty from then on.
package struct RoleUpdateRequest: Codable, Hashable, Sendable {
    package var summary: String?
    package var inherits: [String]?
    package var allow: [String]?
    package var deny: [RoleDenial]?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case summary, inherits, allow, deny
    }

    package init(summary: String? = nil, inherits: [String]? = nil, allow: [String]? = nil, deny: [RoleDenial]? = nil) {
        self.summary = summary
        self.inherits = inherits
        self.allow = allow
        self.deny = deny
    }
}
