import Model

extension AuditRecord {
    /// What somebody asked for who has not said who they are: what was typed is not kept.
    static func ofStranger(
        _ action: String, resource: String = "user", isAllowed: Bool = true, origin: SessionOrigin, traceID: String
    ) -> Self {
        AuditRecord(
            teamID: nil, actor: DeploymentActor(kind: .user, name: "unknown"), action: action, resource: resource, isAllowed: isAllowed,
            traceID: traceID, address: origin.address)
    }
}
