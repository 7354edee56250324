/// Where and why a deployment failed.
package struct DeploymentFailure: Error, Sendable, Hashable, Codable {
    /// The state in which it failed, as its raw value.
    package let stage: String
    package let code: FailureCode
    package let message: String
    package let task: FailedTask?

    package init(stage: DeploymentStatus, code: FailureCode, message: String, task: FailedTask? = nil) {
        self.stage = stage.rawValue
        self.code = code
        self.message = message
        self.task = task
    }
}
