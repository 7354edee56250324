/// A team as one of its members sees it.
package struct TeamMembership: Sendable {
    package let team: Team
    package let roles: [Role]
    /// How often anything of the team was changed.
    package let changes: Int

    package init(team: Team, roles: [Role], changes: Int = 0) {
        self.team = team
        self.roles = roles
        self.changes = changes
    }
}
