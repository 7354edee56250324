package import FoundationEssentials
package import Model

/// What a token is to be.
package struct TokenInput: Sendable {
    let name: String
    /// The team to bind it to; nil for a personal token, and where the project says it.
    let team: TeamID?
    /// The project of that team to bind it to.
    let project: ProjectID?
    /// Whose it is; nil for the caller's own.
    let account: UserID?
    /// What it may do at most; nil for all that the caller may.
    let permissions: Set<Permission>?
    let expiresAt: Date?

    package init(
        name: String, team: TeamID? = nil, project: ProjectID? = nil, account: UserID? = nil, permissions: Set<Permission>? = nil,
        expiresAt: Date? = nil
    ) {
        self.name = name
        self.team = team
        self.project = project
        self.account = account
        self.permissions = permissions
        self.expiresAt = expiresAt
    }

    func check() throws(ControlPlaneError) {
        try ObjectNames.check(name: self.name)
        if self.name.unicodeScalars.count > 100 { throw .invalid(ValidationError(field: "name", "must have at most 100 characters")) }
        if let expiresAt, expiresAt <= Date() { throw .invalid(ValidationError(field: "expiresAt", "must be in the future")) }
        if self.account != nil, self.team == nil, self.project == nil {
            throw .invalid(ValidationError(field: "teamId", "is needed with serviceAccountId"))
        }
    }
}
