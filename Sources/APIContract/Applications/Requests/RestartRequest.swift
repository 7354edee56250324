/// What happens when a task ends by itself.
package struct RestartRequest: Codable, Hashable, Sendable {
    package var condition: RestartCondition?
    package var maxAttempts: Int?
    package var delaySeconds: Int?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case condition, maxAttempts, delaySeconds
    }

    package init(condition: RestartCondition? = nil, maxAttempts: Int? = nil, delaySeconds: Int? = nil) {
        self.condition = condition
        self.maxAttempts = maxAttempts
        self.delaySeconds = delaySeconds
    }
}
