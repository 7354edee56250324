package import Model

/// All that is shown of one application.
package struct ApplicationDetail: Sendable {
    package let application: Application
    package let variables: [Variable]
    package let domains: [Domain]
    package let lastDeployment: Deployment?
    /// Tasks that run and that should; nil where Docker does not answer.
    package var tasks: TaskCounts?
    /// What the next deployment takes up that what runs does not have yet.
    package var pendingChanges: [PendingChange]
    /// Where what runs is not what the live release says; nil where it is.
    package var drift: ApplicationDrift?

    package init(
        application: Application, variables: [Variable], domains: [Domain], lastDeployment: Deployment?, tasks: TaskCounts?,
        pendingChanges: [PendingChange] = [], drift: ApplicationDrift? = nil
    ) {
        self.application = application
        self.variables = variables
        self.domains = domains
        self.lastDeployment = lastDeployment
        self.tasks = tasks
        self.pendingChanges = pendingChanges
        self.drift = drift
    }

    /// Where it answers: at the oldest host of the user's own, else at the generated one; nil for one without a host.
    package func url(_ configuration: ControlPlaneConfiguration) -> String? {
        let host = self.domains.last { !$0.isGenerated } ?? self.domains.last
        return host.map { configuration.url(host: $0.host.rawValue) }
    }

    /// What a user sees at a glance: `degraded` where fewer tasks run than the last verdict says there should be.
    package var status: ApplicationStatus {
        guard self.application.status == .running, let tasks = self.tasks, let live = self.application.live else {
            return self.application.status
        }
        return tasks.running < live.replicas ? .degraded : .running
    }
}
