/// A team as one of its members sees it.
package struct TeamMembership: Sendable {
    package let team: Team
    package let roles: [Role]

    package init(team: Team, roles: [Role]) {
        self.team = team
        self.roles = roles
    }
}
