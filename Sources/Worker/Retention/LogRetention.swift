package import Logging
package import Store

/// Makes room for the logs of the coming days, and drops the logs that are kept no longer.
package struct LogRetention: Retention {
    private let store: DataStore
    private let days: Int
    private let logger: Logger

    /// - Parameter days: how many days after the acceptance of its deployment a log is kept at least.
    package init(store: DataStore, days: Int, logger: Logger) {
        self.store = store
        self.days = days
        self.logger = logger
    }

    package func sweep() async -> Bool {
        do {
            let dropped = try await self.store.session.sweepDeploymentLogs(keeping: self.days)
            if dropped > 0 { self.logger.info("old deployment logs dropped", metadata: ["days": "\(dropped)"]) }
            return true
        } catch {
            self.logger.warning("old deployment logs wait", metadata: ["error": "\(error)"])
            return false
        }
    }
}
