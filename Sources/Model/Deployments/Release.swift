package import FoundationEssentials

/// An image with a configuration version, numbered within its application and immutable.
package struct Release: Sendable, Hashable {
    package let applicationID: ApplicationID
    package let number: Int
    /// The image by digest.
    package let image: String
    package let configurationNumber: Int
    package let commit: String?
    package let branch: String?
    /// The deployment that made it.
    package let deploymentID: DeploymentID
    /// Whether a deployment of it once succeeded: what a rollback may choose.
    package let isGood: Bool
    package let createdAt: Date

    package init(
        applicationID: ApplicationID, number: Int, image: String, configurationNumber: Int, commit: String?, branch: String?,
        deploymentID: DeploymentID, isGood: Bool, createdAt: Date
    ) {
        self.applicationID = applicationID
        self.number = number
        self.image = image
        self.configurationNumber = configurationNumber
        self.commit = commit
        self.branch = branch
        self.deploymentID = deploymentID
        self.isGood = isGood
        self.createdAt = createdAt
    }
}
