package import FoundationEssentials

/// One record of the audit.
package struct AuditRecordView: Codable, Hashable, Sendable {
    /// Counts up; a record with a lower one may become visible later.
    package var id: Int
    package var at: Date
    /// The team that it is about; none of what belongs to no team.
    package var teamId: String?
    package var actor: ActorView
    /// What was done, as `resource.verb`.
    package var action: String
    /// What it was done to, as `kind/id`.
    package var resource: String
    package var allowed: Bool
    /// The address that the request came from.
    package var address: String?
    package var traceId: String
    /// Its place in the chain; none of a record of this moment.
    package var seal: AuditSealView?

    package init(
        id: Int, at: Date, teamId: String?, actor: ActorView, action: String, resource: String, allowed: Bool, address: String?,
        traceId: String, seal: AuditSealView?
    ) {
        self.id = id
        self.at = at
        self.teamId = teamId
        self.actor = actor
        self.action = action
        self.resource = resource
        self.allowed = allowed
        self.address = address
        self.traceId = traceId
        self.seal = seal
    }
}
