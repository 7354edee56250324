/// A deployment that makes live again what was live before a deletion.
package struct RestoreDeploymentView: Codable, Hashable, Sendable {
    package var applicationId: String
    package var deploymentId: String

    package init(applicationId: String, deploymentId: String) {
        self.applicationId = applicationId
        self.deploymentId = deploymentId
    }
}
