package import FoundationEssentials

/// Somebody who has a role in a team, or somewhere in it.
package struct Member: Sendable {
    package let userID: UserID
    package let username: String
    /// Whether it is a service account of the team, and no person.
    package let isService: Bool
    /// All roles, or those of one project and what is in it.
    package let roles: [GivenRole]
    /// Since when it has any role in the team.
    package let since: Date

    package init(userID: UserID, username: String, isService: Bool = false, roles: [GivenRole], since: Date) {
        self.userID = userID
        self.username = username
        self.isService = isService
        self.roles = roles
        self.since = since
    }
}
