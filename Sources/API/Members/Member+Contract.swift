import APIContract
import Model

extension MemberView {
    /// - Parameter place: the place whose own roles are told apart.
    init(_ member: Member, at place: RolePlace) {
        var roles: [String] = []
        for given in member.roles where given.place == place && !roles.contains(given.role.rawValue) { roles.append(given.role.rawValue) }
        self.init(
            id: member.userID.description, username: member.username, type: member.isService ? "serviceAccount" : "user", roles: roles,
            grants: member.roles.map { RoleGrantView($0) }, createdAt: member.since)
    }
}

extension RoleGrantView {
    init(_ given: GivenRole) {
        self.init(
            role: given.role.rawValue, projectId: given.place.projectID?.description,
            environmentId: given.place.environmentID?.description, origin: given.origin.rawValue)
    }
}
