import DockerEngine
import Model
import Rollout

/// What a release is rendered from, wherever it is rendered: what a plan compares must be what a deployment sends.
struct ReleaseRendering: Sendable {
    let application: Application
    let secrets: DeploymentSecrets
    let endpointMode: EndpointMode

    func input(
        image: String, run: RunSettings, variables: OpenVariables, ground: ClusterGround, deployment: DeploymentID, releaseNumber: Int,
        replicas: Int, forceUpdate: UInt64
    ) -> RenderInput {
        RenderInput(
            teamID: self.application.teamID, projectID: self.application.projectID, environmentID: self.application.environmentID,
            applicationID: self.application.id, serviceName: self.application.serviceName, networkName: self.application.networkName,
            image: image, deploymentID: deployment, releaseNumber: releaseNumber, run: run, replicas: replicas,
            variables: variables.environment, files: self.secrets.files(variables, of: self.application).map(\.file), probe: ground.probe,
            endpointMode: self.endpointMode, forceUpdate: forceUpdate, forbidsNewPrivileges: ground.forbidsNewPrivileges)
    }
}
