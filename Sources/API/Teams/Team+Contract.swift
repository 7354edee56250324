import APIContract
import Model

extension TeamView {
    init(_ membership: TeamMembership) {
        let team = membership.team
        self.init(
            id: team.id.description, slug: team.slug.rawValue, name: team.name, roles: membership.roles.ofTeam.map(\.rawValue),
            requireSecondFactor: team.requiresSecondFactor, createdAt: team.createdAt)
    }
}
