/// What happens when a task ends by itself.
package struct RestartPolicy: Hashable, Sendable, Codable {
    package enum Condition: String, Sendable, Codable, CaseIterable {
        case any
        case onFailure = "on-failure"
        case none
    }

    package var condition: Condition
    /// How often a task is restarted during a roll-out before it counts as failed; a service that once was healthy is restarted for ever.
    package var maxAttempts: Int
    package var delaySeconds: Int

    package init(condition: Condition = .any, maxAttempts: Int = 3, delaySeconds: Int = 5) {
        self.condition = condition
        self.maxAttempts = maxAttempts
        self.delaySeconds = delaySeconds
    }
}
