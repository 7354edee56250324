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
    /// The deployment that made it, or whose tasks it took over because nothing of them had to change.
    package let deploymentID: DeploymentID
    /// Whether a deployment of it once succeeded: what a rollback may choose.
    package let isGood: Bool
    package let createdAt: Date
    /// The versions of the shared variables that it was made with.
    package let shared: SharedVariableNumbers
    /// A keyed digest of all that its image was built from besides the commit; nil for an image that was not built.
    package let buildDigest: String?
    /// What its image was built from; nil for an image that was not built, or before that was kept.
    package let origin: BuildOrigin?

    package init(
        applicationID: ApplicationID, number: Int, image: String, configurationNumber: Int, commit: String?, branch: String?,
        deploymentID: DeploymentID, isGood: Bool, createdAt: Date, shared: SharedVariableNumbers = SharedVariableNumbers(),
        buildDigest: String? = nil, origin: BuildOrigin? = nil
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
        self.shared = shared
        self.buildDigest = buildDigest
        self.origin = origin
    }
}
