package import Model

/// A deployment about to be accepted.
package struct NewDeployment: Sendable {
    package let id: DeploymentID
    package let applicationID: ApplicationID
    package let kind: DeploymentKind
    package let request: DeploymentRequest
    package let trigger: DeploymentTrigger
    package let actor: DeploymentActor
    package let traceID: String

    package init(
        id: DeploymentID, applicationID: ApplicationID, kind: DeploymentKind, request: DeploymentRequest, trigger: DeploymentTrigger,
        actor: DeploymentActor, traceID: String
    ) {
        self.id = id
        self.applicationID = applicationID
        self.kind = kind
        self.request = request
        self.trigger = trigger
        self.actor = actor
        self.traceID = traceID
    }
}
