package import Model

/// Who calls, and the trace that the call belongs to.
package struct CallContext: Sendable {
    package let caller: Caller
    /// W3C trace id: 32 hexadecimal digits.
    package let traceID: String

    package init(caller: Caller, traceID: String) {
        self.caller = caller
        self.traceID = traceID
    }

    /// How audit records and deployments name the caller.
    var actor: DeploymentActor {
        switch self.caller.credential {
        // No person's name has a colon.
        case .token(_, let name):
            DeploymentActor(kind: .token, name: "\(self.caller.isService ? "serviceAccount:" : "")\(self.caller.username)/\(name)")
        case .session: DeploymentActor(kind: .user, name: self.caller.username)
        }
    }

    func record(_ permission: Permission, _ resource: String, team: TeamID?) -> AuditRecord {
        AuditRecord(teamID: team, actor: self.actor, action: permission.rawValue, resource: resource, traceID: self.traceID)
    }
}
