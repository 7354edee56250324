/// What a deployment was asked to do, kept with it so that any worker can carry it out.
package struct DeploymentRequest: Sendable, Hashable, Codable {
    /// The branch to build; nil for the application's.
    package var branch: String?
    package var tag: String?
    package var commit: String?
    package var noCache: Bool
    /// The release to make live again, for a rollback or what a restore brings back.
    package var releaseNumber: Int?
    /// The number of tasks to have, for a scale or what a restore brings back.
    package var replicas: Int?
    /// The image by digest, for a promotion.
    package var image: String?
    /// The application whose image is promoted.
    package var fromApplicationID: String?

    package init(
        branch: String? = nil, tag: String? = nil, commit: String? = nil, noCache: Bool = false, releaseNumber: Int? = nil,
        replicas: Int? = nil
    ) {
        self.branch = branch
        self.tag = tag
        self.commit = commit
        self.noCache = noCache
        self.releaseNumber = releaseNumber
        self.replicas = replicas
    }
}
