/// How a new version replaces the old one.
package struct UpdatePolicyView: Codable, Hashable, Sendable {
    package var strategy: String
    /// null: start-first, unless the application has a volume.
    @Nullable package var order: String?
    package var parallelism: Int
    package var delaySeconds: Int
    package var monitorSeconds: Int
    package var deadlineSeconds: Int

    package init(strategy: String, order: String?, parallelism: Int, delaySeconds: Int, monitorSeconds: Int, deadlineSeconds: Int) {
        self.strategy = strategy
        self.order = order
        self.parallelism = parallelism
        self.delaySeconds = delaySeconds
        self.monitorSeconds = monitorSeconds
        self.deadlineSeconds = deadlineSeconds
    }
}
