package import Model

/// Why the verdict is a failure, before logs are collected.
package struct VerdictFailure: Sendable, Equatable {
    package let stage: DeploymentStatus
    package let code: FailureCode
    package let message: String
    /// The task that shows it.
    package let task: ObservedTask?
    /// Whether something else changed the service, so that writing it again may help.
    package let isInterference: Bool

    package init(stage: DeploymentStatus, code: FailureCode, message: String, task: ObservedTask? = nil, isInterference: Bool = false) {
        self.stage = stage
        self.code = code
        self.message = message
        self.task = task
        self.isInterference = isInterference
    }
}
