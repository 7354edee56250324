import Model

/// Stands for the state of all teams that a list is made from: equal as long as nothing of them changes.
package struct ChangeMark: Sendable, Hashable {
    /// The teams with their counters, as text.
    package let text: String

    init(team: TeamID, counter: Int) {
        self.text = "\(team) \(counter)"
    }

    init(_ memberships: [TeamMembership]) {
        self.text = memberships.map { "\($0.team.id) \($0.changes) \($0.roles.map(\.rawValue).joined(separator: ","))" }
            .joined(separator: " ")
    }
}
