import APIContract
import ControlPlane
import HTTPTypes
import Model

/// What changes what runs, and how it went.
struct DeploymentRoutes: Sendable {
    private static let filters = [
        QueryParameter("applicationId", .identifier, "Only those of this application"),
        QueryParameter("status", .choice(DeploymentStatus.allCases.map(\.rawValue)), "Only those in this state"),
    ]

    let deployments: DeploymentService

    func register(in registry: inout RouteRegistry) {
        registry.add(
            .post, APIPath.deploy.template, access: .permission(.applicationDeploy, on: .application), .action(), body: DeployRequest.self,
            summary: "Build and make live what the source holds now"
        ) { context, request in
            let wanted = DeploymentRequest(
                branch: request.branch, tag: request.tag, commit: request.commitSha, noCache: request.noCache ?? false)
            return Self.accepted(try await self.deployments.deploy(context.id("id"), request: wanted, context: context.call))
        }
        self.registerOperation(.restart, APIPath.restart, "Replace all tasks of the live release by fresh ones", in: &registry)
        self.registerOperation(.stop, APIPath.stop, "End all tasks and keep everything else", in: &registry)
        self.registerOperation(.start, APIPath.start, "Start what was stopped", in: &registry)
        registry.add(
            .post, APIPath.scale.template, access: .permission(.applicationDeploy, on: .application), RouteOptions(success: .accepted),
            body: ScaleRequest.self, summary: "Change how many tasks there are"
        ) { context, request in
            Self.accepted(
                try await self.deployments.operate(.scale, on: context.id("id"), replicas: request.replicas, context: context.call))
        }
        registry.add(
            .post, APIPath.promote.template, access: .permission(.applicationDeploy, on: .application), RouteOptions(success: .accepted),
            body: PromoteRequest.self, summary: "Make the image that serves in another application of the project live here"
        ) { context, request in
            guard let from = ApplicationID(request.fromApplicationId) else {
                throw Refusal.invalid(field: "fromApplicationId", "must be an id")
            }
            return Self.accepted(try await self.deployments.promote(context.id("id"), from: from, context: context.call))
        }
        self.registerDeployments(in: &registry)
    }

    private func registerOperation(_ kind: DeploymentKind, _ path: APIPath, _ summary: String, in registry: inout RouteRegistry) {
        registry.add(
            .post, path.template, access: .permission(.applicationDeploy, on: .application), .action(), body: EmptyRequest.self,
            summary: summary
        ) { context, _ in Self.accepted(try await self.deployments.operate(kind, on: context.id("id"), context: context.call)) }
    }

    private func registerDeployments(in registry: inout RouteRegistry) {
        registry.add(
            .get, APIPath.deployments.template, access: .signedIn,
            .list(filters: Self.filters, errors: [.insufficientScope, .forbidden, .notFound]),
            summary: "Deployments, newest first",
            changes: { context in
                try await self.deployments.mark(application: context.queryID("applicationId"), context: context.call)
            }
        ) { context in try await self.list(context) }
        registry.add(
            .get, APIPath.deployment.template, access: .permission(.deploymentRead, on: .deployment), summary: "One deployment"
        ) { context in
            let detail = try await self.deployments.find(context.id("id"), context: context.call)
            return JSONAnswer(DeploymentView(detail.deployment, events: detail.events))
        }
        registry.add(
            .post, APIPath.rollback.template, access: .permission(.applicationDeploy, on: .deployment), .action(),
            body: RollbackRequest.self, summary: "Make an earlier release live again"
        ) { context, request in
            if request.releaseNumber != nil, request.commitSha != nil {
                throw Refusal.invalid(field: "commitSha", "cannot be given together with releaseNumber")
            }
            if let number = request.releaseNumber, !RecordNumber.range.contains(number) {
                throw Refusal.invalid(field: "releaseNumber", "must be the number of a release")
            }
            return Self.accepted(
                try await self.deployments.rollback(
                    context.id("id"), to: request.releaseNumber, commit: request.commitSha, context: context.call))
        }
        registry.add(
            .post, APIPath.cancel.template, access: .permission(.deploymentCancel, on: .deployment), .action(), body: EmptyRequest.self,
            summary: "End a deployment; what it changed already is restored"
        ) { context, _ in Self.accepted(try await self.deployments.cancel(context.id("id"), context: context.call)) }
    }

    private func list(_ context: CallerContext) async throws -> PageAnswer<DeploymentView> {
        let page = try context.page()
        let status = context.query["status"].flatMap(DeploymentStatus.init(rawValue:))
        let deployments = try await self.deployments.list(
            application: context.queryID("applicationId"), status: status, after: page.cursor(), limit: page.fetchLimit,
            context: context.call)
        return PageAnswer(deployments, page, cursor: \.id.description) { DeploymentView($0) }
    }

    private static func accepted(_ detail: DeploymentDetail) -> JSONAnswer<DeploymentView> {
        JSONAnswer(DeploymentView(detail.deployment), location: APIPath.deployment.filled(detail.deployment.id.description))
    }
}
