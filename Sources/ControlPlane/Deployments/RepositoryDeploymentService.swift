package import Model
import Store

/// Deploys a repository in one call: its project, environment and application are found or made, all of it in one transaction.
///
/// It asks the use cases for each of its steps, so that each authorises and audits as it does alone.
package struct RepositoryDeploymentService: Sendable {
    /// The slug of the project for which none is named.
    package static let defaultProject = "default"
    /// The port of a new application for which none is named.
    package static let defaultPort = 8080
    /// How often it begins again because somebody else made the same in that moment.
    private static let attempts = 5

    let store: DataStore
    let authorizer: Authorizer
    let projects: ProjectService
    let applications: ApplicationService
    let variables: VariableService
    let deployments: DeploymentService

    /// Somebody else made the same meanwhile: it is there the next time.
    private struct MadeMeanwhile: Error {
        let refusal: ControlPlaneError
    }

    /// Finds or makes the application of a repository, sets what is given of it, and deploys it.
    ///
    /// - Throws: ``ControlPlaneError/conflict(_:)`` where the slug is that of an application of something else;
    ///   ``ControlPlaneError/invalid(_:)`` where it is not clear which project is meant; else as each of the steps.
    package func deploy(
        _ input: RepositoryInput, context: CallContext
    ) async throws(ControlPlaneError) -> (application: ApplicationDetail, deployment: Deployment) {
        try await ControlPlaneError.mapping {
            var attempt = 1
            while true {
                do {
                    return try await self.store.withJoinedTransaction { _ in try await self.attempt(input, context) }
                } catch let error as MadeMeanwhile {
                    guard attempt < Self.attempts else { throw error.refusal }
                    attempt += 1
                }
            }
        }
    }

    private func attempt(
        _ input: RepositoryInput, _ context: CallContext
    ) async throws -> (application: ApplicationDetail, deployment: Deployment) {
        let slug = try Self.slug(of: input)
        let slugOfEnvironment = input.environment ?? Slug(stored: DeploymentEnvironment.defaultSlug)
        let project = try await self.project(input, slugOfEnvironment, context)
        let environment = try await self.environment(slugOfEnvironment, of: project, context)
        let tenant = try await self.authorizer.authorize(.applicationRead, on: .place(slugOfEnvironment, of: project), by: context)
        let id: ApplicationID
        if let known = try await self.store.session.applications(tenant).lock(slug, in: environment) {
            try await self.change(known, input, context)
            id = known.id
        } else {
            id = try await self.make(input, slug: slug, in: project, environment, context)
        }
        if !input.variables.isEmpty || !input.files.isEmpty {
            _ = try await self.variables.merge(.application(id), files: input.files, input.variables, context: context)
        }
        let deployment = try await self.deployments.deploy(id, request: DeploymentRequest(), context: context).deployment
        return (try await self.applications.detail(id, tenant: tenant, session: self.store.session), deployment)
    }

    private func project(_ input: RepositoryInput, _ environment: Slug, _ context: CallContext) async throws -> ProjectID {
        if let project = input.projectID {
            _ = try await self.authorizer.authorize(.projectRead, on: .place(environment, of: project), by: context)
            return project
        }
        // Who has a role in a project alone names that project.
        let teams = try await self.authorizer.memberships(of: context.caller).filter { !$0.roles.ofTeam.isEmpty }
        guard let team = teams.first?.team.id, teams.count == 1 else {
            throw ValidationError(
                field: "projectId", teams.isEmpty ? "is needed: you are in no team" : "is needed: you are in several teams")
        }
        let slug = Slug(stored: Self.defaultProject)
        if let known = try await self.store.session.project(slug, of: team) {
            _ = try await self.authorizer.authorize(.projectRead, on: .project(known), by: context)
            return known
        }
        return try await self.made { () throws(ControlPlaneError) in
            try await self.projects.create(team: team, slug: slug.rawValue, name: nil, context: context).id
        }
    }

    private func environment(_ slug: Slug, of project: ProjectID, _ context: CallContext) async throws -> DeploymentEnvironment {
        // Who deploys need not be allowed to read environments: that there is one of that name is all that is learnt.
        let tenant = try await self.authorizer.authorize(.projectRead, on: .place(slug, of: project), by: context)
        if let known = try await self.store.session.projects(tenant).holdEnvironment(slug, of: project) { return known }
        return try await self.made { () throws(ControlPlaneError) in
            try await self.projects.createEnvironment(slug.rawValue, name: nil, of: project, context: context)
        }
    }

    private func make(
        _ input: RepositoryInput, slug: Slug, in project: ProjectID, _ environment: DeploymentEnvironment, _ context: CallContext
    ) async throws -> ApplicationID {
        let source = GitSource(url: input.url, branch: input.branch, rootDirectory: try RelativePath(".", field: "gitUrl"))
        let new = ApplicationInput(
            projectID: project, environment: environment.slug.rawValue, slug: slug.rawValue, source: .git(source),
            run: RunSettings(port: input.port ?? Self.defaultPort))
        return try await self.made { () throws(ControlPlaneError) in
            try await self.applications.create(new, context: context).application.id
        }
    }

    /// Changes what is given of an application and is not so yet: who only deploys needs no more rights than that.
    private func change(_ application: Application, _ input: RepositoryInput, _ context: CallContext) async throws {
        guard case .git(let source) = application.source, source.url.isSameRepository(as: input.url) else {
            throw ControlPlaneError.conflict(
                "the application \(application.slug) in \(application.environment) is of another source; give another slug")
        }
        var patch = ApplicationPatch()
        var isChanged = false
        if let branch = input.branch, branch != source.branch {
            patch.changeSource = { current throws(ValidationError) in
                guard case .git(let git) = current else { return current }
                return .git(GitSource(url: git.url, branch: branch, rootDirectory: git.rootDirectory))
            }
            isChanged = true
        }
        if let port = input.port, port != application.run.port {
            patch.changeRun = { $0.port = port }
            isChanged = true
        }
        guard isChanged else { return }
        _ = try await self.applications.update(application.id, patch, revisions: nil, context: context)
    }

    /// What somebody else has made in this moment is a conflict that is none.
    private func made<Value: Sendable>(_ make: () async throws(ControlPlaneError) -> Value) async throws -> Value {
        do throws(ControlPlaneError) {
            return try await make()
        } catch {
            guard case .conflict = error else { throw error }
            throw MadeMeanwhile(refusal: error)
        }
    }

    private static func slug(of input: RepositoryInput) throws(ValidationError) -> Slug {
        if let slug = input.slug { return slug }
        guard let slug = Slug(derivedFrom: input.url.repositoryName) else {
            throw ValidationError(field: "slug", "is needed: none can be made of the repository's name")
        }
        return slug
    }
}
