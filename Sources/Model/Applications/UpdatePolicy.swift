/// How a new version replaces the old one.
package struct UpdatePolicy: Hashable, Sendable, Codable {
    package enum Order: String, Sendable, Codable, CaseIterable {
        case startFirst = "start-first"
        case stopFirst = "stop-first"
    }

    /// nil: start-first, unless the application has a volume, whose two users at once could harm it.
    package var order: Order?
    package var parallelism: Int
    package var delaySeconds: Int
    /// How long a replaced task is watched before the next one is, in seconds.
    package var monitorSeconds: Int
    /// How long a roll-out may take without progress, in seconds.
    package var deadlineSeconds: Int

    package init(order: Order? = nil, parallelism: Int = 1, delaySeconds: Int = 0, monitorSeconds: Int = 10, deadlineSeconds: Int = 300) {
        self.order = order
        self.parallelism = parallelism
        self.delaySeconds = delaySeconds
        self.monitorSeconds = monitorSeconds
        self.deadlineSeconds = deadlineSeconds
    }
}
