package import Model
package import Store
package import Vault

/// The applications of a team: what they are and how they run.
package struct ApplicationService: Sendable {
    let store: DataStore
    let authorizer: Authorizer
    let cluster: any ClusterView
    let configuration: ControlPlaneConfiguration
    let keyring: MasterKeyring

    package init(
        store: DataStore, authorizer: Authorizer, cluster: any ClusterView, keyring: MasterKeyring, configuration: ControlPlaneConfiguration
    ) {
        self.store = store
        self.keyring = keyring
        self.authorizer = authorizer
        self.cluster = cluster
        self.configuration = configuration
    }

    /// Keeps a new application with its first configuration version and, where it has a port, its generated host.
    package func create(_ input: ApplicationInput, context: CallContext) async throws(ControlPlaneError) -> ApplicationDetail {
        // What is no slug is no environment of the project: it is refused below, by who may make applications in the project.
        let place = Slug(input.environment ?? DeploymentEnvironment.defaultSlug).map { ResourceReference.place($0, of: input.projectID) }
        let tenant = try await self.authorizer.authorize(.applicationCreate, on: place ?? .project(input.projectID), by: context)
        let (slug, name) = try Self.check(input)
        let id = ApplicationID.make()
        return try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                let project = try await session.projects(tenant).hold(input.projectID)
                let environment = try await Self.environment(input.environment, of: project, in: session.projects(tenant))
                try await session.applications(tenant).insert(
                    NewApplication(
                        id: id, projectID: project.id, environmentID: environment.id, slug: slug, name: name, source: input.source,
                        build: input.build, run: input.run, keepReleases: input.keepReleases,
                        serviceName: ServiceName(project: project.slug, application: slug, id: id)))
                try await session.configurations(tenant).insert(
                    ConfigurationVersion(applicationID: id, number: 1, run: input.run, variables: []))
                try await self.insertGeneratedHost(slug: slug, id: id, run: input.run, in: session.domains(tenant))
                try await session.audit.append(context.record(.applicationCreate, "application/\(id)", team: tenant.teamID))
                return try await self.detail(id, tenant: tenant, session: session)
            }
        }
    }

    package func list(
        project: ProjectID, environment: String?, after: ApplicationID?, limit: Int, context: CallContext
    ) async throws(ControlPlaneError) -> Listed<ApplicationSummary> {
        var slug: Slug?
        if let environment {
            guard let value = Slug(environment) else { throw .invalid(ValidationError(field: "environment", "must be a slug")) }
            slug = value
        }
        let found: (access: TenantAccess, applications: [ApplicationSummary])
        do {
            found = try await self.store.session.applications(
                of: project, for: context.caller, environment: slug, after: after, limit: limit)
        } catch {
            throw ControlPlaneError(error)
        }
        let mark = self.authorizer.mark(found.access)
        let shown = try await self.authorizer.environments(of: project, where: .applicationRead, found.access, by: context)
        guard let shown else { return Listed(elements: found.applications, mark: mark) }
        return try await ControlPlaneError.mapping {
            Listed(
                elements: try await self.store.session.applications(
                    in: shown, environment: slug, after: after, limit: limit, tenant: found.access.tenant), mark: mark)
        }
    }

    package func find(_ id: ApplicationID, context: CallContext) async throws(ControlPlaneError) -> ApplicationDetail {
        let tenant = try await self.authorizer.authorize(.applicationRead, on: .application(id), by: context)
        let detail = try await ControlPlaneError.mapping {
            var detail = try await self.detail(id, tenant: tenant, session: self.store.session)
            detail.pendingChanges = try await self.pendingChanges(of: detail.application, tenant: tenant)
            detail.drift = try await self.store.session.drifts(tenant).find(id)
            return detail
        }
        let tasks = detail.application.live == nil ? nil : await self.cluster.taskCounts(of: detail.application.serviceName)
        var shown = detail
        shown.tasks = tasks
        return shown
    }

    /// Whether the caller may still read what the application prints: asked again and again while a log is followed.
    ///
    /// - Throws: ``ControlPlaneError`` where the token or the right is gone.
    package func recheckLogs(_ id: ApplicationID, context: CallContext) async throws(ControlPlaneError) {
        try await self.authorizer.reauthorize(.logRead, on: .application(id), by: context)
    }

    /// What the application prints, live or from what the engine still has.
    package func logs(
        _ id: ApplicationID, query: ApplicationLogQuery, context: CallContext
    ) async throws(ControlPlaneError) -> ApplicationLog {
        let tenant = try await self.authorizer.authorize(.logRead, on: .application(id), by: context)
        let application = try await ControlPlaneError.mapping { try await self.store.session.applications(tenant).find(id) }
        do {
            return try await self.cluster.logs(of: application.serviceName, query)
        } catch {
            throw .unavailable("Docker does not answer")
        }
    }

    func detail(_ id: ApplicationID, tenant: TenantContext, session: StoreSession) async throws(StoreError) -> ApplicationDetail {
        let application = try await session.applications(tenant).find(id)
        return ApplicationDetail(
            application: application,
            variables: try await session.configurations(tenant).variables(application.configurationNumber, of: id),
            domains: try await session.domains(tenant).list(of: id),
            lastDeployment: try await session.deployments(tenant).newest(of: id),
            tasks: nil)
    }

    func insertGeneratedHost(
        slug: Slug, id: ApplicationID, run: RunSettings, in domains: DomainRepository
    ) async throws {
        guard run.port != nil else { return }
        let host = ServiceName.generatedHost(application: slug, id: id, ingressDomain: self.configuration.ingressDomain)
        guard let name = HostName(host) else { throw ControlPlaneError.inconsistent("the ingress domain gives no valid host name") }
        if try await domains.list(of: id).contains(where: \.isGenerated) { return }
        _ = try await domains.insert(id: .make(), application: id, host: name, path: "/", isGenerated: true)
    }

    private static func check(_ input: ApplicationInput) throws(ControlPlaneError) -> (slug: Slug, name: String) {
        var validation = Validation()
        validation.add(input.run.problems())
        validation.add(input.build.problems())
        validation.require(input.keepReleases, in: 1...100, "keepReleases")
        do { try validation.finish() } catch { throw .invalid(error) }
        return try ObjectNames.check(slug: input.slug, name: input.name)
    }

    private static func environment(
        _ text: String?, of project: Project, in projects: ProjectRepository
    ) async throws -> DeploymentEnvironment {
        guard let slug = Slug(text ?? DeploymentEnvironment.defaultSlug) else {
            throw ValidationError(field: "environment", "must be a slug")
        }
        guard let environment = try await projects.holdEnvironment(slug, of: project.id) else {
            throw ValidationError(field: "environment", "is no environment of the project")
        }
        return environment
    }
}
