/// Where and why a deployment failed.
package struct FailureView: Codable, Hashable, Sendable {
    /// The state in which it failed.
    package var stage: String
    package var code: String
    package var message: String
    @Nullable package var task: FailedTaskView?

    package init(stage: String, code: String, message: String, task: FailedTaskView?) {
        self.stage = stage
        self.code = code
        self.message = message
        self.task = task
    }
}
