import APIContract
import ControlPlane
import HTTPTypes
import Model

/// A repository deployed in one call.
struct RepositoryDeployRoutes: Sendable {
    let repositories: RepositoryDeploymentService
    let configuration: ControlPlaneConfiguration

    func register(in registry: inout RouteRegistry) {
        registry.add(
            .post, APIPath.deployRepository.template, access: .permission(.applicationDeploy, on: .project),
            RouteOptions(success: .accepted, errors: [.conflict]), body: RepositoryDeployRequest.self,
            summary: "Deploy a git repository: its application is made where there is none"
        ) { context, request in
            let made = try await self.repositories.deploy(try request.input(), context: context.call)
            return JSONAnswer(
                RepositoryDeployView(
                    applicationId: made.application.application.id.description, deploymentId: made.deployment.id.description,
                    url: made.application.url(self.configuration), serviceName: made.application.application.serviceName.rawValue,
                    traceId: made.deployment.traceID),
                location: APIPath.deployment.filled(made.deployment.id.description))
        }
    }
}
