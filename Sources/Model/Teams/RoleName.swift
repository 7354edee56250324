/// The name of a role, built-in or a team's own; what it allows stands in the policy.
package struct RoleName: Sendable, Hashable, RawRepresentable {
    /// The role of whoever makes a team or a project; every team keeps somebody who has it.
    package static let owner = Self(stored: "owner")

    package let rawValue: String

    /// The stored form; the caller read it from Postgres, which checks each name that is written.
    package init(stored rawValue: String) {
        self.rawValue = rawValue
    }

    /// 1 to 40 of a-z, 0-9 and inner hyphens; nil for anything else.
    package init?(rawValue: String) {
        guard let slug = Slug(rawValue) else { return nil }
        self.rawValue = slug.rawValue
    }
}
