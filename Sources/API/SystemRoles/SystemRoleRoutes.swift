import APIContract
import ControlPlane
import HTTPTypes
import Model

/// Who has which role in the whole installation.
struct SystemRoleRoutes: Sendable {
    let roles: SystemRoleService

    func register(in registry: inout RouteRegistry) {
        registry.add(
            .get, APIPath.systemRoles.template, access: .permission(.systemRoleRead, on: .system), .list(),
            summary: "Who has a role in the whole installation"
        ) { context in
            let page = try context.page()
            let members = try await self.roles.list(after: page.cursor(), limit: page.fetchLimit, context: context.call)
            return PageAnswer(fetched: members, page, cursor: \.userID.description) {
                SystemMemberView($0, id: $0.userID, username: $0.username)
            }
        }
        registry.add(
            .put, APIPath.userSystemRoles.template, access: .permission(.systemRoleUpdate, on: .system),
            RouteOptions(errors: [.conflict], hasState: false), body: SystemRolesRequest.self,
            summary: "Give a user roles in the whole installation, in place of those that operators gave it before"
        ) { context, request in
            let given = try await self.roles.replace(request.roles, of: context.id("id"), context: context.call)
            return JSONAnswer(SystemMemberView(given.member, id: given.user.id, username: given.user.username))
        }
    }
}

extension SystemMemberView {
    init(_ member: SystemMember?, id: UserID, username: String) {
        let grants = member?.roles.map { SystemGrantView(role: $0.role.rawValue, origin: $0.origin.rawValue) } ?? []
        var roles: [String] = []
        for grant in grants where !roles.contains(grant.role) { roles.append(grant.role) }
        self.init(id: id.description, username: username, roles: roles, grants: grants, createdAt: member?.since)
    }
}
