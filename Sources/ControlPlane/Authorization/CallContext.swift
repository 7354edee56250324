package import Model

/// Who calls, and the trace that the call belongs to.
package struct CallContext: Sendable {
    package let caller: Caller
    /// W3C trace id: 32 hexadecimal digits.
    package let traceID: String
    /// Where the call comes from; nil where that is not told.
    package let address: String?
    /// Where it is noted what is decided against the caller; nil where nobody asks.
    package let decision: DecisionNote?

    package init(caller: Caller, traceID: String, address: String? = nil, decision: DecisionNote? = nil) {
        self.caller = caller
        self.traceID = traceID
        self.address = address
        self.decision = decision
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
        self.record(permission.rawValue, resource, team: team)
    }

    /// The record of an act that has no permission of its own.
    func record(_ action: String, _ resource: String, team: TeamID? = nil) -> AuditRecord {
        AuditRecord(
            teamID: team, actor: self.actor, action: action, resource: resource, traceID: self.traceID, address: self.address)
    }

    /// The record of what was refused; its team is found when it is written.
    func refusal(of action: String, _ resource: String) -> AuditRecord {
        AuditRecord(
            teamID: nil, actor: self.actor, action: action, resource: resource, isAllowed: false, traceID: self.traceID,
            address: self.address)
    }
}
