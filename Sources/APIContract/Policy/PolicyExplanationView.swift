/// Why somebody may, or may not, do something.
package struct PolicyExplanationView: Codable, Hashable, Sendable {
    package var userId: String
    package var username: String
    package var permission: String
    package var resource: String
    package var allowed: Bool
    package var summary: String
    package var bindings: [PolicyBindingView]
    package var obstacles: [String]

    package init(
        userId: String, username: String, permission: String, resource: String, allowed: Bool, summary: String,
        bindings: [PolicyBindingView], obstacles: [String]
    ) {
        self.userId = userId
        self.username = username
        self.permission = permission
        self.resource = resource
        self.allowed = allowed
        self.summary = summary
        self.bindings = bindings
        self.obstacles = obstacles
    }
}
