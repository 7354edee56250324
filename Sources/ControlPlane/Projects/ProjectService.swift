package import Model
package import Store

/// Projects and their environments.
package struct ProjectService: Sendable {
    private let store: DataStore
    private let authorizer: Authorizer

    package init(store: DataStore, authorizer: Authorizer) {
        self.store = store
        self.authorizer = authorizer
    }

    /// Makes a project with its first environment, `production`; a person who makes it owns it, and no service account does.
    package func create(team: TeamID, slug: String, name: String?, context: CallContext) async throws(ControlPlaneError) -> Project {
        let tenant = try await self.authorizer.authorize(.projectCreate, on: .team(team), by: context)
        let (slug, name) = try ObjectNames.check(slug: slug, name: name)
        guard let production = Slug(DeploymentEnvironment.defaultSlug) else { throw .inconsistent("the default environment is no slug") }
        return try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                try await session.teams(tenant).hold()
                let projects = session.projects(tenant)
                let project = try await projects.insert(id: .make(), slug: slug, name: name)
                if !context.caller.isService {
                    try await session.members(tenant).add([.owner], to: context.caller.userID, at: .project(project.id))
                }
                _ = try await Self.insertEnvironment(
                    production, name: production.rawValue, of: project, in: projects)
                try await session.audit.append(context.record(.projectCreate, "project/\(project.id)", team: team))
                return project
            }
        }
    }

    /// The projects that the caller may see in all teams, newest first; only those of one team where it is given.
    package func list(
        team: TeamID? = nil, after: ProjectID?, limit: Int, context: CallContext
    ) async throws(ControlPlaneError) -> Listed<Project> {
        let bounds = try await self.authorizer.projects(where: .projectRead, in: team, for: context)
        return try await ControlPlaneError.mapping {
            Listed(
                elements: try await self.store.session.projects(within: bounds.within, after: after, limit: limit), mark: bounds.mark)
        }
    }

    package func find(_ id: ProjectID, context: CallContext) async throws(ControlPlaneError) -> Project {
        let tenant = try await self.authorizer.authorize(.projectRead, on: .project(id), by: context)
        return try await ControlPlaneError.mapping { try await self.store.session.projects(tenant).find(id) }
    }

    /// Renames a project; without a name only its state is checked.
    ///
    /// - Parameter revisions: the states that the caller means; nil for any.
    /// - Throws: ``ControlPlaneError/preconditionFailed`` where the project is in none of those states.
    package func rename(
        _ id: ProjectID, to name: String?, revisions: Set<Int>?, context: CallContext
    ) async throws(ControlPlaneError) -> Project {
        let tenant = try await self.authorizer.authorize(.projectUpdate, on: .project(id), by: context)
        if let name { try ObjectNames.check(name: name) }
        return try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                try await session.projects(tenant).lock(id, revisions: revisions)
                guard let name else { return try await session.projects(tenant).find(id) }
                let project = try await session.projects(tenant).rename(id, to: name)
                try await session.audit.append(context.record(.projectUpdate, "project/\(id)", team: tenant.teamID))
                return project
            }
        }
    }

    package func createEnvironment(
        _ slug: String, name: String?, of id: ProjectID, context: CallContext
    ) async throws(ControlPlaneError) -> DeploymentEnvironment {
        let tenant = try await self.authorizer.authorize(.environmentCreate, on: .project(id), by: context)
        let (slug, checked) = try ObjectNames.check(slug: slug, name: name)
        return try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                let projects = session.projects(tenant)
                let environment = try await Self.insertEnvironment(
                    slug, name: checked, of: try await projects.hold(id), in: projects)
                try await session.audit.append(context.record(.environmentCreate, "environment/\(environment.id)", team: tenant.teamID))
                return environment
            }
        }
    }

    package func environments(
        of id: ProjectID, context: CallContext
    ) async throws(ControlPlaneError) -> Listed<DeploymentEnvironment> {
        let access = try await self.authorizer.locate(.project(id), by: context)
        let shown = try await self.authorizer.environments(of: id, where: .environmentRead, access, by: context)
        return try await ControlPlaneError.mapping {
            let all = try await self.store.session.projects(access.tenant).environments(of: id)
            return Listed(
                elements: shown.map { shown in all.filter { shown.contains($0.id) } } ?? all, mark: self.authorizer.mark(access))
        }
    }

    package func environment(
        _ environment: EnvironmentID, of id: ProjectID, context: CallContext
    ) async throws(ControlPlaneError) -> DeploymentEnvironment {
        let tenant = try await self.authorizer.authorize(.environmentRead, on: .environment(environment, of: id), by: context)
        return try await ControlPlaneError.mapping {
            try await self.store.session.projects(tenant).environment(environment, of: id)
        }
    }

    /// Renames an environment; without a name only its state is checked.
    ///
    /// - Parameter revisions: the states that the caller means; nil for any.
    /// - Throws: ``ControlPlaneError/preconditionFailed`` where the environment is in none of those states.
    package func renameEnvironment(
        _ environment: EnvironmentID, of id: ProjectID, to name: String?, revisions: Set<Int>?, context: CallContext
    ) async throws(ControlPlaneError) -> DeploymentEnvironment {
        let tenant = try await self.authorizer.authorize(.environmentUpdate, on: .environment(environment, of: id), by: context)
        if let name { try ObjectNames.check(name: name) }
        return try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                let projects = session.projects(tenant)
                try await projects.lockEnvironment(environment, of: id, revisions: revisions)
                guard let name else { return try await projects.environment(environment, of: id) }
                let renamed = try await projects.renameEnvironment(environment, of: id, to: name)
                try await session.audit.append(context.record(.environmentUpdate, "environment/\(environment)", team: tenant.teamID))
                return renamed
            }
        }
    }

    private static func insertEnvironment(
        _ slug: Slug, name: String, of project: Project, in projects: ProjectRepository
    ) async throws(StoreError) -> DeploymentEnvironment {
        let id = EnvironmentID.make()
        return try await projects.insertEnvironment(
            id: id, project: project.id, slug: slug, name: name,
            networkName: ServiceName.network(project: project.slug, environment: slug, id: id))
    }
}
