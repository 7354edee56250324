package import FoundationEssentials
package import Model

/// Where an object is that somebody names by its id.
package struct TenantQuestion: Hashable, Sendable {
    let id: UUID
    let user: UserID
    /// The one team in which the object may be; nil for any.
    let team: TeamID?
    /// Whether the user has a role in the whole installation, and so in every team.
    let seesAll: Bool
    /// The environment that is meant of a project.
    let slug: Slug?

    package init(_ id: UUID, by caller: Caller, environment slug: Slug? = nil) {
        self.id = id
        self.user = caller.userID
        self.team = caller.boundTeamID
        self.seesAll = !caller.systemRoles.isEmpty
        self.slug = slug
    }
}
