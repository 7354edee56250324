/// A role, where it is bound, and who gave it.
package struct RoleGrantView: Codable, Hashable, Sendable {
    package var role: String
    /// Nil for a role in the whole team.
    @Nullable package var projectId: String?
    /// Nil for a role in the whole project.
    @Nullable package var environmentId: String?
    /// `local`, or the provider of identities that gives it at each login.
    package var origin: String

    package init(role: String, projectId: String?, environmentId: String?, origin: String) {
        self.role = role
        self.projectId = projectId
        self.environmentId = environmentId
        self.origin = origin
    }
}
