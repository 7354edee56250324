package import FoundationEssentials

/// An image with a configuration, numbered and immutable.
package struct ReleaseView: Codable, Hashable, Sendable {
    package var number: Int
    /// By digest.
    package var image: String
    package var configurationVersion: Int
    @Nullable package var commitSha: String?
    @Nullable package var branch: String?
    /// The deployment that made it, or whose tasks it took over because nothing of them had to change.
    package var deploymentId: String
    /// Whether a deployment of it once succeeded.
    package var good: Bool
    package var live: Bool
    package var createdAt: Date

    package init(
        number: Int, image: String, configurationVersion: Int, commitSha: String?, branch: String?, deploymentId: String, good: Bool,
        live: Bool, createdAt: Date
    ) {
        self.number = number
        self.image = image
        self.configurationVersion = configurationVersion
        self.commitSha = commitSha
        self.branch = branch
        self.deploymentId = deploymentId
        self.good = good
        self.live = live
        self.createdAt = createdAt
    }
}
