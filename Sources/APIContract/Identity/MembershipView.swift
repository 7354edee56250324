/// A team as one of its members sees it.
package struct MembershipView: Codable, Hashable, Sendable {
    package var id: String
    package var slug: String
    package var name: String
    package var roles: [String]

    package init(id: String, slug: String, name: String, roles: [String]) {
        self.id = id
        self.slug = slug
        self.name = name
        self.roles = roles
    }
}
