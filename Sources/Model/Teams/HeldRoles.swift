/// The roles that somebody has in a team.
package struct HeldRoles: Sendable, Hashable {
    /// Those of the whole team.
    package let ofTeam: [RoleName]
    /// Those further down, as far as they were looked up.
    package let placed: [PlacedRole]
    /// Which edition of the team's own roles they are meant in: it changes with each of these; 0 for a team that never had any.
    package let edition: Int
    /// Whether the team requires a second factor of who asks, and they have none: then they count for nothing.
    package let lacksFactor: Bool

    package init(ofTeam: [RoleName] = [], placed: [PlacedRole] = [], edition: Int = 0, lacksFactor: Bool = false) {
        self.ofTeam = ofTeam
        self.placed = placed
        self.edition = edition
        self.lacksFactor = lacksFactor
    }
}
