import Model
import Policy
import Store

/// Stands for the state of all teams that a list is made from: equal as long as nothing of them changes, nor who may do what.
package struct ChangeMark: Sendable, Hashable {
    /// The teams with their counters, as text.
    package let text: String

    init(_ access: TenantAccess, by policy: AccessPolicy) {
        self.text = "\(access.tenant.teamID) \(access.changes) \(policy.fingerprint)"
    }

    init(_ memberships: [TeamMembership], by policy: AccessPolicy) {
        let teams = memberships.map { "\($0.team.id) \($0.changes) \($0.roles.ofTeam.map(\.rawValue).joined(separator: ","))" }
        self.text = teams.joined(separator: " ") + " \(policy.fingerprint)"
    }
}
