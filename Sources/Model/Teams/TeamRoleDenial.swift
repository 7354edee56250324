/// What a role of a team is denied, and where.
package struct TeamRoleDenial: Sendable, Hashable, Codable {
    /// Nil for all.
    package let permissions: [String]?
    /// Only in environments of these kinds; nil for anywhere.
    package let environments: [String]?
    /// Only where all of these labels have these values.
    package let labels: [String: String]

    package init(permissions: [String]?, environments: [String]? = nil, labels: [String: String] = [:]) {
        self.permissions = permissions
        self.environments = environments
        self.labels = labels
    }
}
