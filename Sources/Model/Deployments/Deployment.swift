package import FoundationEssentials

/// One attempt to make a release, or a change of its scale, live.
package struct Deployment: Sendable {
    package let id: DeploymentID
    package let teamID: TeamID
    package let applicationID: ApplicationID
    /// Counts from 1 within the application.
    package let number: Int
    package let kind: DeploymentKind
    package let status: DeploymentStatus
    /// What is being done right now, in plain words.
    package let step: String?
    /// How far along it is, in percent.
    package let progress: Int
    /// The deployment that was live when this one started.
    package let parentID: DeploymentID?
    package let releaseNumber: Int?
    package let request: DeploymentRequest
    package let commit: String?
    package let branch: String?
    package let image: String?
    package let trigger: DeploymentTrigger
    package let actor: DeploymentActor
    package let failure: DeploymentFailure?
    /// What a queued one waits for, in plain words.
    package let waitingFor: String?
    package let isCancellationRequested: Bool
    package let traceID: String
    package let createdAt: Date
    package let startedAt: Date?
    package let finishedAt: Date?
    /// The release whose image was gone from its registry, so that this deployment built it again.
    package let rebuiltReleaseNumber: Int?

    package init(
        id: DeploymentID, teamID: TeamID, applicationID: ApplicationID, number: Int, kind: DeploymentKind, status: DeploymentStatus,
        step: String?, progress: Int, parentID: DeploymentID?, releaseNumber: Int?, request: DeploymentRequest, commit: String?,
        branch: String?, image: String?, trigger: DeploymentTrigger, actor: DeploymentActor, failure: DeploymentFailure?,
        waitingFor: String?,
        isCancellationRequested: Bool, traceID: String, createdAt: Date, startedAt: Date?, finishedAt: Date?,
        rebuiltReleaseNumber: Int? = nil
    ) {
        self.id = id
        self.teamID = teamID
        self.applicationID = applicationID
        self.number = number
        self.kind = kind
        self.status = status
        self.step = step
        self.progress = progress
        self.parentID = parentID
        self.releaseNumber = releaseNumber
        self.request = request
        self.commit = commit
        self.branch = branch
        self.image = image
        self.trigger = trigger
        self.actor = actor
        self.failure = failure
        self.waitingFor = waitingFor
        self.isCancellationRequested = isCancellationRequested
        self.traceID = traceID
        self.createdAt = createdAt
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.rebuiltReleaseNumber = rebuiltReleaseNumber
    }
}
