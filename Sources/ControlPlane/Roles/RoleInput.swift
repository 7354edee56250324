package import Model

/// What a role is to be.
package struct RoleInput: Sendable {
    private static let longestSummary = 200
    private static let mostParents = 20
    private static let mostPermissions = 256
    private static let mostDenials = 50

    package var summary: String
    package var inherits: [String]
    package var allow: [String]
    package var deny: [TeamRoleDenial]

    package init(summary: String, inherits: [String], allow: [String], deny: [TeamRoleDenial]) {
        self.summary = summary
        self.inherits = inherits
        self.allow = allow
        self.deny = deny
    }

    /// The bounds of what is kept, before anything is looked up.
    func check() throws(ValidationError) {
        var validation = Validation()
        validation.require(
            self.summary.unicodeScalars.count <= Self.longestSummary && !self.summary.unicodeScalars.contains { $0.value == 0 }, "summary",
            "must have at most \(Self.longestSummary) characters, and no NUL")
        validation.require(self.inherits.count <= Self.mostParents, "inherits", "must have at most \(Self.mostParents) items")
        validation.require(self.allow.count <= Self.mostPermissions, "allow", "must have at most \(Self.mostPermissions) items")
        validation.require(self.deny.count <= Self.mostDenials, "deny", "must have at most \(Self.mostDenials) items")
        for (index, denial) in self.deny.enumerated() {
            validation.require(
                denial.permissions?.count ?? 0 <= Self.mostPermissions, "deny.\(index).permissions",
                "must have at most \(Self.mostPermissions) items")
            // Nothing has labels: such a rule would deny nothing, and whoever made it would rely on it.
            validation.refuseUnsupported(!denial.labels.isEmpty, "deny.\(index).when.labels", "labels are not built yet")
        }
        try validation.finish()
    }

    func role(named name: RoleName) -> TeamRole {
        TeamRole(name: name, summary: self.summary, inherits: self.inherits, allow: self.allow, deny: self.deny)
    }
}
