/// What happens when a task ends by itself.
package struct RestartView: Codable, Hashable, Sendable {
    package var condition: String
    package var maxAttempts: Int
    package var delaySeconds: Int

    package init(condition: String, maxAttempts: Int, delaySeconds: Int) {
        self.condition = condition
        self.maxAttempts = maxAttempts
        self.delaySeconds = delaySeconds
    }
}
