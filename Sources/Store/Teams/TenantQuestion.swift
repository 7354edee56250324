package import FoundationEssentials
package import Model

/// Where an object belongs that somebody names by its id.
package struct TenantQuestion: Sendable {
    let id: UUID
    let user: UserID
    /// The one team in which the object may be; nil for any.
    let team: TeamID?

    package init(_ id: UUID, by caller: Caller) {
        self.id = id
        self.user = caller.userID
        self.team = caller.boundTeamID
    }
}
