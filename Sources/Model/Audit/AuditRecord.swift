/// One act that is kept: who did what to what, and whether it was allowed.
package struct AuditRecord: Sendable {
    package let teamID: TeamID?
    package let actor: DeploymentActor
    /// What was done, as `resource.verb`.
    package let action: String
    /// What it was done to, as `kind/id`.
    package let resource: String
    package let isAllowed: Bool
    package let traceID: String
    /// Where it came from; nil where that is not told.
    package let address: String?

    package init(
        teamID: TeamID?, actor: DeploymentActor, action: String, resource: String, isAllowed: Bool = true, traceID: String,
        address: String? = nil
    ) {
        self.teamID = teamID
        self.actor = actor
        self.action = action
        self.resource = resource
        self.isAllowed = isAllowed
        self.traceID = traceID
        self.address = address
    }
}
