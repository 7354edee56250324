package import DockerEngine
package import Model

/// One deployment as the controller carries it out.
package struct RolloutPlan: Sendable {
    package let kind: DeploymentKind
    /// Where the deployment stands in the store: `deploying`, `verifying` or `rolling_back` when another worker began it.
    package let status: DeploymentStatus
    /// Whether an earlier worker may have told Swarm of the target.
    package let wasBegun: Bool
    /// Why it is being rolled back, for one that already is.
    package let failure: DeploymentFailure?
    package let target: RolloutTarget
    /// What served before, as it was written then; nil for the first deployment.
    package let lastGood: RolloutTarget?
    package let networkName: String
    package let registryAuth: RegistryAuth?
    /// Values that must not appear in what users are shown of a failed task.
    package let secrets: [String]
    /// Whether the tasks that run are those of the target already.
    package let keepsTasks: Bool

    package init(
        kind: DeploymentKind, status: DeploymentStatus = .deploying, wasBegun: Bool = false, failure: DeploymentFailure? = nil,
        target: RolloutTarget,
        lastGood: RolloutTarget?, networkName: String, registryAuth: RegistryAuth? = nil, secrets: [String] = [],
        keepsTasks: Bool = false
    ) {
        self.kind = kind
        self.status = status
        self.wasBegun = wasBegun
        self.failure = failure
        self.target = target
        self.lastGood = lastGood
        self.networkName = networkName
        self.registryAuth = registryAuth
        self.secrets = secrets
        self.keepsTasks = keepsTasks
    }

    /// Whether the task template is new, so that each task that carries its label belongs to this deployment.
    var changesTemplate: Bool {
        switch self.kind {
        case .deploy, .redeploy, .rollback, .promote, .restart: !self.keepsTasks
        case .scale, .stop, .start: false
        }
    }
}
