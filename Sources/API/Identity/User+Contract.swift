import APIContract
import Model

extension UserView {
    init(_ user: User) {
        self.init(id: user.id.description, username: user.username, email: user.email, createdAt: user.createdAt)
    }
}

extension MembershipView {
    init(_ membership: TeamMembership) {
        let team = membership.team
        self.init(id: team.id.description, slug: team.slug.rawValue, name: team.name, roles: membership.roles.ofTeam.map(\.rawValue))
    }
}
