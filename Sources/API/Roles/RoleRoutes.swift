import APIContract
import ControlPlane
import HTTPTypes
import Model

/// The roles that can be given in a team.
struct RoleRoutes: Sendable {
    private static let path: [String: QueryKind] = ["name": .text]

    let roles: RoleService
    let changes: ChangeService

    func register(in registry: inout RouteRegistry) {
        registry.add(
            .get, APIPath.roles.template, access: .permission(.roleRead, on: .team), .list(),
            summary: "The roles that can be given in a team: its own, newest first, and the built-in ones",
            changes: { context in try await self.changes.mark(of: .team(context.id("id")), .roleRead, context: context.call) }
        ) { context in try await self.list(context) }
        registry.add(
            .post, APIPath.roles.template, access: .permission(.roleCreate, on: .team), .created(errors: [.conflict, .notSupported]),
            body: RoleCreateRequest.self, summary: "Make a role of the team's own, which may do no more than its maker"
        ) { context, request in
            let team: TeamID = try context.id("id")
            let made = try await self.roles.create(request.name, RoleInput(request), of: team, context: context.call)
            return JSONAnswer(
                RoleView(made), revision: made.role.revision, location: APIPath.role.filled(team.description, made.role.name.rawValue))
        }
        registry.add(
            .get, APIPath.role.template, access: .permission(.roleRead, on: .team), RouteOptions(path: Self.path), summary: "One role"
        ) { context in
            Self.answer(try await self.roles.find(Self.name(context), of: context.id("id"), context: context.call))
        }
        registry.add(
            .put, APIPath.role.template, access: .permission(.roleUpdate, on: .team),
            RouteOptions(path: Self.path, errors: [.conflict, .notSupported]), body: RoleUpdateRequest.self,
            summary: "Change a role of the team's own, at once for everybody who has it"
        ) { context, request in
            Self.answer(
                try await self.roles.replace(
                    Self.name(context), RoleInput(request), of: context.id("id"), revisions: context.expectedRevisions,
                    context: context.call))
        }
        registry.add(
            .delete, APIPath.role.template, access: .permission(.roleDelete, on: .team),
            RouteOptions(success: .noContent, path: Self.path, errors: [.conflict]),
            summary: "Delete a role of the team's own that nobody has"
        ) { context in
            try await self.roles.delete(
                Self.name(context), of: context.id("id"), revisions: context.expectedRevisions, context: context.call)
            return EmptyAnswer()
        }
    }

    private func list(_ context: CallerContext) async throws -> PageAnswer<RoleView> {
        let page = try context.page()
        let listed = try await self.roles.list(context.id("id"), context: context.call)
        var rest = listed.elements[...]
        if let after = page.after {
            guard let last = rest.firstIndex(where: { $0.role.name.rawValue == after }) else {
                throw Refusal.invalid(field: "after", "must be the nextCursor of a page")
            }
            rest = rest[(last + 1)...]
        }
        let fetched = Array(rest.prefix(page.fetchLimit))
        return PageAnswer(fetched: fetched, page, mark: listed.mark, cursor: { $0.role.name.rawValue }) { RoleView($0) }
    }

    private static func name(_ context: CallerContext) throws(Refusal) -> String {
        guard let name = context.scope.parameter("name") else { throw .notFound }
        return name
    }

    /// What it may do changes with the files and with what it inherits.
    private static func answer(_ detail: RoleDetail) -> JSONAnswer<RoleView> {
        JSONAnswer(RoleView(detail), revision: detail.role.revision)
    }
}
