/// How a new version replaces the old one.
package struct UpdatePolicyRequest: Codable, Hashable, Sendable {
    package var strategy: UpdateStrategy?
    package var order: Change<UpdateOrder>
    package var parallelism: Int?
    package var delaySeconds: Int?
    package var monitorSeconds: Int?
    package var deadlineSeconds: Int?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case strategy, order, parallelism, delaySeconds, monitorSeconds, deadlineSeconds
    }

    package init(
        strategy: UpdateStrategy? = nil, order: Change<UpdateOrder> = .unchanged, parallelism: Int? = nil, delaySeconds: Int? = nil,
        monitorSeconds: Int? = nil, deadlineSeconds: Int? = nil
    ) {
        self.strategy = strategy
        self.order = order
        self.parallelism = parallelism
        self.delaySeconds = delaySeconds
        self.monitorSeconds = monitorSeconds
        self.deadlineSeconds = deadlineSeconds
    }
}
