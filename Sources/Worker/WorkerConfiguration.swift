package import DockerEngine

/// How deployments are carried out on this installation.
package struct WorkerConfiguration: Sendable {
    /// The registry that built images are pushed to, as every node reaches it.
    package var registry: String
    /// How services are reached inside their networks.
    package var endpointMode: EndpointMode
    /// Deployments carried out at once by this process.
    package var concurrency: Int
    /// How often a worker may die over one deployment before it counts as poisoned.
    package var maximumAttempts: Int
    /// How often a deployment looks whether its cancellation was asked for, besides when that is announced.
    package var cancellationPoll: Duration
    /// How long the log of a deployment is kept at least, in days after its acceptance.
    package var logDays: Int
    /// How many days what was deleted can be restored.
    package var deletedDays: Int
    /// How often all that should be true is looked at, besides when it is announced.
    package var reconcileInterval: Duration
    /// How often what runs is compared with what the live releases say.
    package var driftInterval: Duration

    package init(
        registry: String, endpointMode: EndpointMode, concurrency: Int = 3, maximumAttempts: Int = 3,
        cancellationPoll: Duration = .seconds(2), logDays: Int = 30, deletedDays: Int = 30,
        reconcileInterval: Duration = .seconds(5), driftInterval: Duration = .seconds(20)
    ) {
        self.registry = registry
        self.endpointMode = endpointMode
        self.concurrency = concurrency
        self.maximumAttempts = maximumAttempts
        self.cancellationPoll = cancellationPoll
        self.logDays = logDays
        self.deletedDays = deletedDays
        self.reconcileInterval = reconcileInterval
        self.driftInterval = driftInterval
    }
}
