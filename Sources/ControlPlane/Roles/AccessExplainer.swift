import Model
package import Policy
package import Store

/// Says why somebody may, or may not, do something, by what the database has of them.
package struct AccessExplainer: Sendable {
    private let store: DataStore
    private let policy: AccessPolicy

    /// - Parameter policy: that of the files.
    package init(store: DataStore, policy: AccessPolicy) {
        self.store = store
        self.policy = policy
    }

    /// Explains a permission of a person.
    ///
    /// - Parameters:
    ///   - name: the user name, or the address.
    ///   - place: `system`, or slugs as `TEAM`, `TEAM/PROJECT` or `TEAM/PROJECT/ENVIRONMENT`.
    /// - Returns: what decides, in lines, and whether it is allowed.
    /// - Throws: ``ControlPlaneError/invalid(_:)`` with what of these there is not.
    package func explain(_ permission: String, at place: String, of name: String) async throws(ControlPlaneError) -> AccessExplanation {
        guard let id = self.policy.permissions.permission(permission) else { throw Self.unknown("permission", "there is no \(permission)") }
        return try await ControlPlaneError.mapping {
            let session = self.store.session
            guard let person = try await session.systemRoles.person(named: name) else { throw Self.unknown("user", "there is no \(name)") }
            let found = try await self.find(place, session)
            let ofSystem = try await session.systemRoles.find(person.id)?.roles ?? []
            var bindings = ofSystem.map { given in
                RoleBinding(role: given.role.rawValue, at: .system, named: "system (\(given.origin.rawValue))")
            }
            var policy = self.policy
            var notes = person.isSuspended ? ["\(person.username) is suspended: nothing is allowed"] : []
            if let team = found.team {
                let tenant = TenantContext(teamID: team.id)
                let own = try await session.teamRoles(tenant).edition().roles
                policy = policy.adding(own.map { RoleStatement($0) }, of: ScopeID(team.id)).policy
                for given in try await session.members(tenant).find(person.id)?.roles ?? [] {
                    let named = try await self.name(given.place, found, tenant, session)
                    bindings.append(
                        RoleBinding(
                            role: given.role.rawValue, at: given.place.path(in: ScopeID(team.id)),
                            named: "\(named) (\(given.origin.rawValue))"))
                }
                if team.requiresSecondFactor, try await session.secondFactors.isLacking(person.id) {
                    notes.append("\(team.slug) requires a second factor, and \(person.username) has none: nothing of it is allowed")
                }
            }
            let explanation = Authority(policy, bindings: bindings).explain(
                id, on: found.path, ResourceAttributes(environmentKind: found.kind, labels: [:]))
            return AccessExplanation(
                text: ([explanation.description] + notes.map { "  ! \($0)" }).joined(separator: "\n"),
                isAllowed: explanation.decision.isAllowed && notes.isEmpty)
        }
    }

    /// A place whose slugs were looked up.
    private struct Place {
        var path = ResourcePath.system
        var team: Team?
        var project: ProjectID?
        var kind: EnvironmentKind?
    }

    private func find(_ text: String, _ session: StoreSession) async throws -> Place {
        guard text != "system" else { return Place() }
        let slugs = text.split(separator: "/", omittingEmptySubsequences: false).map { Slug(String($0)) }
        guard (1...3).contains(slugs.count), let first = slugs[0], !slugs.contains(nil),
            let id = try await session.roles.teams(named: [first])[first], let team = try await session.identity.team(id)
        else { throw Self.unknown("place", "there is no team of that name: system, TEAM, TEAM/PROJECT or TEAM/PROJECT/ENVIRONMENT") }
        var place = Place(path: .team(ScopeID(id)), team: team)
        guard slugs.count > 1, let second = slugs[1] else { return place }
        guard let project = try await session.project(second, of: id) else { throw Self.unknown("place", "\(first) has no \(second)") }
        place.project = project
        place.path = .project(ScopeID(project), of: ScopeID(id))
        guard slugs.count > 2, let third = slugs[2] else { return place }
        let environments = try await session.projects(TenantContext(teamID: id)).environments(of: project, slug: third)
        guard let environment = environments.first else { throw Self.unknown("place", "\(first)/\(second) has no \(third)") }
        place.path = .environment(ScopeID(environment.id), of: ScopeID(project), in: ScopeID(id))
        place.kind = PlaceName.kind(of: third.rawValue)
        return place
    }

    private func name(
        _ place: RolePlace, _ found: Place, _ tenant: TenantContext, _ session: StoreSession
    ) async throws -> String {
        let team = found.team?.slug.rawValue ?? ""
        guard let id = place.projectID else { return team }
        let projects = session.projects(tenant)
        guard let project = try? await projects.find(id).slug.rawValue else { return "\(team)/(deleted)" }
        guard let environment = place.environmentID else { return "\(team)/\(project)" }
        let slug = try? await projects.environment(environment, of: id).slug.rawValue
        return "\(team)/\(project)/\(slug ?? "(deleted)")"
    }

    private static func unknown(_ field: String, _ message: String) -> ControlPlaneError {
        .invalid(ValidationError(field: field, message))
    }
}
