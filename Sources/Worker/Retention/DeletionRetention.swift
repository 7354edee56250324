package import Logging
import Model
package import Rollout
package import Store

/// Makes final what was deleted long enough ago: its rows, secrets and logs go, and its volumes where that was asked for.
package struct DeletionRetention: Retention {
    private let store: DataStore
    private let rollout: RolloutController
    private let days: Int
    private let logger: Logger

    /// - Parameter days: how many days what was deleted can be restored.
    package init(store: DataStore, rollout: RolloutController, days: Int, logger: Logger) {
        self.store = store
        self.rollout = rollout
        self.days = days
        self.logger = logger
    }

    package func sweep() async -> Bool {
        do {
            try await self.store.session.beginPurges(after: self.days)
            var isDone = true
            var last: DeletionID?
            while true {
                let page = try await self.store.session.purges(after: last)
                guard let end = page.last?.deletion else { return isDone }
                last = end
                for purge in page where await !self.remove(purge) { isDone = false }
            }
        } catch {
            self.logger.warning("what was deleted waits to be removed", metadata: ["error": "\(error)"])
            return false
        }
    }

    /// One application after the other, each in a transaction of its own: nothing of it can be restored any more.
    private func remove(_ purge: PendingPurge) async -> Bool {
        do {
            let applications = try await self.store.session.purges(purge.tenant).applications(of: purge)
            for application in applications {
                let volumes = application.takesVolumes ? try await self.rollout.removeVolumes(of: application.service) : 0
                if volumes > 0 {
                    self.logger.info("volumes removed", metadata: ["service": "\(application.service)", "count": "\(volumes)"])
                }
                try await self.store.withTransaction { try await $0.purges(purge.tenant).remove(application.id) }
            }
            try await self.store.withTransaction { try await $0.purges(purge.tenant).finish(purge, removed: applications.map(\.id)) }
            self.logger.info("a deletion is final", metadata: ["kind": "\(purge.kind.rawValue)", "object": "\(purge.objectID.text)"])
            return true
        } catch {
            self.logger.warning(
                "a deletion waits to be final", metadata: ["object": "\(purge.objectID.text)", "error": "\(error)"])
            return false
        }
    }
}
