package import Model

/// All that is shown of one application.
package struct ApplicationDetail: Sendable {
    package let application: Application
    package let variables: [Variable]
    package let domains: [Domain]
    package let lastDeployment: Deployment?
    /// Tasks that run and that should; nil where Docker does not answer.
    package let tasks: TaskCounts?

    /// What a user sees at a glance: `degraded` where fewer tasks run than the last verdict says there should be.
    package var status: ApplicationStatus {
        guard self.application.status == .running, let tasks = self.tasks, let live = self.application.live else {
            return self.application.status
        }
        return tasks.running < live.replicas ? .degraded : .running
    }
}
