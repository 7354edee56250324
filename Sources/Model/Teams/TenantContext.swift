/// The team on whose behalf something is read or written: every repository call takes one, so that none can forget the tenant.
package struct TenantContext: Sendable, Hashable {
    package let teamID: TeamID
    /// The only project that may be seen, where the caller's token is bound to one.
    package let projectID: ProjectID?

    package init(teamID: TeamID, projectID: ProjectID? = nil) {
        self.teamID = teamID
        self.projectID = projectID
    }
}
