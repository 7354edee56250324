/// The roles that somebody has in a team.
package struct HeldRoles: Sendable, Hashable {
    /// Those of the whole team.
    package let ofTeam: [RoleName]
    /// Those further down, as far as they were looked up.
    package let placed: [PlacedRole]

    package init(ofTeam: [RoleName] = [], placed: [PlacedRole] = []) {
        self.ofTeam = ofTeam
        self.placed = placed
    }
}
