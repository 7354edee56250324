package import Model
import Store

extension DeploymentService {
    /// Builds and makes live what the source holds now.
    package func deploy(
        _ id: ApplicationID, request: DeploymentRequest, context: CallContext
    ) async throws(ControlPlaneError) -> DeploymentDetail {
        try await self.start(.deploy, of: id, context: context) { application, _ in
            var checked = request
            checked.releaseNumber = nil
            checked.replicas = nil
            checked.image = nil
            checked.fromApplicationID = nil
            guard case .git(let source) = application.source else {
                guard request.branch == nil, request.tag == nil, request.commit == nil else {
                    throw ValidationError(field: "branch", "cannot be given for an application whose source is an image")
                }
                return checked
            }
            if let branch = request.branch { _ = try GitReference(branch, field: "branch") }
            if let tag = request.tag { _ = try GitReference(tag, field: "tag") }
            if let commit = request.commit { _ = try CommitHash(commit, field: "commitSha") }
            guard request.branch == nil || request.tag == nil else {
                throw ValidationError(field: "tag", "cannot be given together with branch")
            }
            if checked.branch == nil, checked.tag == nil { checked.branch = source.branch?.rawValue }
            return checked
        }
    }

    /// Replaces all tasks of the live release by fresh ones, or changes how many there are.
    package func operate(
        _ kind: DeploymentKind, on id: ApplicationID, replicas: Int? = nil, context: CallContext
    ) async throws(ControlPlaneError) -> DeploymentDetail {
        if let replicas, !(0...100).contains(replicas) {
            throw .invalid(ValidationError(field: "replicas", "must be between 0 and 100"))
        }
        return try await self.start(kind, of: id, context: context) { application, _ in
            guard application.live != nil else {
                throw ControlPlaneError.conflict("nothing of this application is live yet; deploy it first")
            }
            return DeploymentRequest(replicas: replicas)
        }
    }

    /// Makes an earlier release live again, with the settings and variables that it had.
    ///
    /// A commit also stands for a release that is no longer kept; whether its image is still there is the worker's to find out.
    ///
    /// - Parameter number: the release; nil for the newest good one before that of `deployment`.
    package func rollback(
        _ deployment: DeploymentID, to number: Int?, commit: String?, context: CallContext
    ) async throws(ControlPlaneError) -> DeploymentDetail {
        let tenant = try await self.authorizer.authorize(.deploymentRead, on: .deployment(deployment), by: context)
        let from = try await ControlPlaneError.mapping { try await self.store.session.deployments(tenant).find(deployment) }
        return try await self.start(.rollback, of: from.applicationID, context: context) { application, session in
            let releases = session.releases(tenant)
            let release: Release?
            if let number {
                do { release = try await releases.find(number, of: application.id) } catch StoreError.notFound { release = nil }
            } else if let commit {
                release = try await releases.newestGood(of: application.id, commit: try CommitHash(commit, field: "commitSha"))
            } else {
                release = try await releases.newestGood(of: application.id, before: from.releaseNumber ?? application.live?.releaseNumber)
            }
            guard let release else {
                throw ControlPlaneError.conflict("there is no kept release to go back to; `releases` lists what there is")
            }
            return DeploymentRequest(commit: release.commit, releaseNumber: release.number)
        }
    }

    func start(
        _ kind: DeploymentKind, of id: ApplicationID, context: CallContext,
        request: @escaping @Sendable (Application, StoreSession) async throws -> DeploymentRequest
    ) async throws(ControlPlaneError) -> DeploymentDetail {
        let tenant = try await self.authorizer.authorize(.applicationDeploy, on: .application(id), by: context)
        let deploymentID = DeploymentID.make()
        return try await ControlPlaneError.mapping {
            try await self.store.withTransaction { session in
                let application = try await session.applications(tenant).find(id)
                try await session.deployments(tenant).insert(
                    NewDeployment(
                        id: deploymentID, applicationID: id, kind: kind, request: try await request(application, session), trigger: .api,
                        actor: context.actor, traceID: context.traceID))
                try await session.audit.append(context.record(.applicationDeploy, "deployment/\(deploymentID)", team: tenant.teamID))
                return try await Self.detail(deploymentID, tenant: tenant, session: session)
            }
        }
    }
}
