package import FoundationEssentials

/// One attempt to change what runs.
package struct DeploymentView: Codable, Hashable, Sendable {
    package var id: String
    /// The same as `id`.
    package var deploymentId: String
    @Nullable package var applicationId: String?
    @Nullable package var stackId: String?
    package var number: Int
    package var kind: String
    /// One of ``DeploymentState``; a newer server may send others.
    package var status: String
    @Nullable package var step: String?
    /// In percent.
    package var progress: Int
    @Nullable package var parentId: String?
    @Nullable package var releaseNumber: Int?
    /// The release whose image was gone from its registry, so that it was built again; null for most.
    @Nullable package var rebuiltReleaseNumber: Int?
    @Nullable package var commitSha: String?
    @Nullable package var branch: String?
    @Nullable package var image: String?
    package var trigger: String
    package var actor: ActorView
    @Nullable package var failure: FailureView?
    /// Oldest first; not in lists.
    package var events: [DeploymentEventView]?
    package var createdAt: Date
    @Nullable package var startedAt: Date?
    @Nullable package var finishedAt: Date?
    @Nullable package var waitingFor: String?
    package var traceId: String

    package init(
        id: String, deploymentId: String, applicationId: String?, stackId: String?, number: Int, kind: String, status: String,
        step: String?, progress: Int, parentId: String?, releaseNumber: Int?, commitSha: String?, branch: String?, image: String?,
        trigger: String, actor: ActorView, failure: FailureView?, events: [DeploymentEventView]? = nil, createdAt: Date, startedAt: Date?,
        finishedAt: Date?, waitingFor: String?, traceId: String, rebuiltReleaseNumber: Int? = nil
    ) {
        self.id = id
        self.deploymentId = deploymentId
        self.applicationId = applicationId
        self.stackId = stackId
        self.number = number
        self.kind = kind
        self.status = status
        self.step = step
        self.progress = progress
        self.parentId = parentId
        self.releaseNumber = releaseNumber
        self.commitSha = commitSha
        self.branch = branch
        self.image = image
        self.trigger = trigger
        self.actor = actor
        self.failure = failure
        self.events = events
        self.createdAt = createdAt
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.waitingFor = waitingFor
        self.traceId = traceId
        self.rebuiltReleaseNumber = rebuiltReleaseNumber
    }
}
