/// A team as one of its members sees it.
package struct TeamMembership: Sendable {
    package let team: Team
    package let roles: HeldRoles
    /// How often anything of the team was changed.
    package let changes: Int

    package init(team: Team, roles: HeldRoles, changes: Int = 0) {
        self.team = team
        self.roles = roles
        self.changes = changes
    }
}
