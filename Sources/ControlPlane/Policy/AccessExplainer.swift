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

    /// Explains a permission of a person, for who sits at the machine.
    ///
    /// - Parameters:
    ///   - name: the user name, or the address.
    ///   - place: `system`, or slugs as `TEAM`, `TEAM/PROJECT` or `TEAM/PROJECT/ENVIRONMENT`.
    /// - Throws: ``ControlPlaneError/invalid(_:)`` with what of these there is not.
    package func explain(_ permission: String, at place: String, of name: String) async throws(ControlPlaneError) -> AccessExplanation {
        let id = try self.permission(permission)
        return try await ControlPlaneError.mapping {
            guard let found = try await self.store.session.systemRoles.person(named: name) else {
                throw Self.unknown("user", "there is no \(name)")
            }
            let person = ExplainedPerson(id: found.id, username: found.username, isSuspended: found.isSuspended)
            return try await self.explain(id, at: try await self.place(place), of: person)
        }
    }

    /// - Throws: ``ControlPlaneError/invalid(_:)`` where the policy has no such permission.
    func permission(_ name: String) throws(ControlPlaneError) -> PermissionID {
        guard let id = self.policy.permissions.permission(name) else { throw Self.unknown("permission", "there is no \(name)") }
        return id
    }

    /// The decision about somebody, and what every role has to say of it.
    func explain(
        _ permission: PermissionID, at place: ExplainedPlace, of person: ExplainedPerson
    ) async throws -> AccessExplanation {
        var policy = self.policy
        if let team = place.team {
            let own = try await self.store.session.teamRoles(TenantContext(teamID: team.id)).edition().roles
            policy = policy.adding(own.map { RoleStatement($0) }, of: ScopeID(team.id)).policy
        }
        let held = try await self.held(by: person, in: place.team)
        // Nothing has labels: all that there are, are known.
        let explanation = Authority(policy, bindings: held.map(\.binding)).explain(
            permission, on: place.path, ResourceAttributes(environmentKind: place.kind, labels: [:]))
        let (deciding, obstacles) = (explanation.decision.reason.binding, try await self.obstacles(to: person, in: place.team))
        return AccessExplanation(
            userID: person.id, username: person.username, permission: explanation.permission, place: place.name,
            isAllowed: explanation.decision.isAllowed && obstacles.isEmpty, summary: explanation.summary,
            bindings: zip(held, explanation.statements).enumerated().map { index, part in
                let (held, statement) = part
                return ExplainedBinding(
                    held, statement: statement, isDeciding: index == deciding, isReaching: held.binding.scope.covers(place.path))
            }, obstacles: obstacles)
    }

    private func held(by person: ExplainedPerson, in team: Team?) async throws -> [HeldBinding] {
        let session = self.store.session
        var held = (try await session.systemRoles.find(person.id)?.roles ?? []).map {
            HeldBinding(role: $0.role, place: ExplainedPlace.system.name, origin: $0.origin, path: .system)
        }
        guard let team else { return held }
        for given in try await session.members(TenantContext(teamID: team.id)).find(person.id)?.roles ?? [] {
            held.append(
                HeldBinding(
                    role: given.role, place: try await self.name(given.place, of: team), origin: given.origin,
                    path: given.place.path(in: ScopeID(team.id))))
        }
        return held
    }

    private func obstacles(to person: ExplainedPerson, in team: Team?) async throws -> [String] {
        var obstacles = person.isSuspended ? ["\(person.username) is suspended: nothing is allowed"] : []
        if let team, team.requiresSecondFactor, try await self.store.session.secondFactors.isLacking(person.id) {
            obstacles.append("\(team.slug) requires a second factor, and \(person.username) has none: nothing of it is allowed")
        }
        return obstacles
    }

    private static func unknown(_ field: String, _ message: String) -> ControlPlaneError {
        .invalid(ValidationError(field: field, message))
    }
}

/// Places and their names.
extension AccessExplainer {
    /// Where something with these slugs is, for whoever may know that; nil where it is not.
    func locate(_ slugs: PlaceSlugs) async throws -> (team: TeamID, place: TenantPlace)? {
        let session = self.store.session
        guard let team = try await session.roles.teams(named: [slugs.team])[slugs.team] else { return nil }
        guard let slug = slugs.project else { return (team, .team) }
        guard let project = try await session.project(slug, of: team) else { return nil }
        guard let slug = slugs.environment else { return (team, .project(project)) }
        let environments = try await session.projects(TenantContext(teamID: team)).environments(of: project, slug: slug)
        return environments.first.map { (team, .environment($0.id, $0.slug, of: project)) }
    }

    /// What is to be known of a place; nil where its team is gone.
    func place(_ place: TenantPlace, of id: TeamID) async throws -> ExplainedPlace? {
        guard let team = try await self.store.session.identity.team(id) else { return nil }
        let scope = ScopeID(id)
        switch place {
        case .team: return ExplainedPlace(name: team.slug.rawValue, path: .team(scope), kind: nil, team: team)
        case .project(let project):
            return ExplainedPlace(
                name: try await self.name(.project(project), of: team), path: .project(ScopeID(project), of: scope), kind: nil, team: team)
        case .environment(let environment, let slug, let project):
            return ExplainedPlace(
                name: try await self.name(.environment(environment, of: project), of: team),
                path: .environment(ScopeID(environment), of: ScopeID(project), in: scope), kind: PlaceName.kind(of: slug.rawValue),
                team: team)
        }
    }

    private func place(_ text: String) async throws -> ExplainedPlace {
        guard text != ExplainedPlace.system.name else { return .system }
        let forms = "system, TEAM, TEAM/PROJECT or TEAM/PROJECT/ENVIRONMENT"
        guard let slugs = PlaceSlugs(text), let found = try await self.locate(slugs),
            let place = try await self.place(found.place, of: found.team)
        else { throw Self.unknown("place", "there is no \(text): \(forms)") }
        return place
    }

    private func name(_ place: RolePlace, of team: Team) async throws -> String {
        guard let id = place.projectID else { return team.slug.rawValue }
        let projects = self.store.session.projects(TenantContext(teamID: team.id))
        guard let project = try? await projects.find(id).slug else { return "\(team.slug)/(deleted)" }
        guard let environment = place.environmentID else { return "\(team.slug)/\(project)" }
        let slug = try? await projects.environment(environment, of: id).slug.rawValue
        return "\(team.slug)/\(project)/\(slug ?? "(deleted)")"
    }
}
