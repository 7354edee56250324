import APIContract
import Model

extension DeploymentView {
    /// - Parameter events: the changes of its state, oldest first; nil where they are not shown.
    init(_ deployment: Deployment, events: [DeploymentEvent]? = nil) {
        let id = deployment.id.description
        self.init(
            id: id, deploymentId: id, applicationId: deployment.applicationID.description, stackId: nil, number: deployment.number,
            kind: deployment.kind.rawValue, status: deployment.status.rawValue, step: deployment.step, progress: deployment.progress,
            parentId: deployment.parentID?.description, releaseNumber: deployment.releaseNumber, commitSha: deployment.commit,
            branch: deployment.branch, image: deployment.image, trigger: deployment.trigger.rawValue,
            actor: ActorView(type: deployment.actor.kind.rawValue, name: deployment.actor.name),
            failure: deployment.failure.map(FailureView.init),
            events: events.map { $0.map { DeploymentEventView(status: $0.status.rawValue, at: $0.at, note: $0.note) } },
            createdAt: deployment.createdAt,
            startedAt: deployment.startedAt, finishedAt: deployment.finishedAt, waitingFor: deployment.waitingFor,
            traceId: deployment.traceID, rebuiltReleaseNumber: deployment.rebuiltReleaseNumber)
    }
}

extension FailureView {
    init(_ failure: DeploymentFailure) {
        let task = failure.task.map {
            FailedTaskView(id: $0.id, node: $0.node, exitCode: $0.exitCode, error: $0.error, lastLines: $0.lastLines)
        }
        self.init(stage: failure.stage, code: failure.code.rawValue, message: failure.message, task: task)
    }
}
