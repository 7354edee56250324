/// What deploying a repository in one call came to.
package struct RepositoryDeployView: Codable, Hashable, Sendable {
    package var applicationId: String
    package var deploymentId: String
    /// Where it answers once it is deployed; null for one without a port.
    @Nullable package var url: String?
    package var serviceName: String
    package var traceId: String

    package init(applicationId: String, deploymentId: String, url: String?, serviceName: String, traceId: String) {
        self.applicationId = applicationId
        self.deploymentId = deploymentId
        self.url = url
        self.serviceName = serviceName
        self.traceId = traceId
    }
}
