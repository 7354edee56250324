package import Model

/// All that is shown of one application.
package struct ApplicationDetail: Sendable {
    package let application: Application
    package let variables: [Variable]
    package let domains: [Domain]
    package let lastDeployment: Deployment?
    /// Tasks that run and that should; nil where Docker does not answer.
    package let tasks: TaskCounts?
}
