package import Logging
import Model
package import Rollout
import ServiceLifecycle
package import Store

/// Makes the cluster what Postgres says: the ingress' routes, and no service of an application that was deleted.
package struct ClusterReconciler: Service {
    private let store: DataStore
    private let rollout: RolloutController
    private let routes: RoutePublisher
    private let interval: Duration
    private let logger: Logger

    package init(store: DataStore, rollout: RolloutController, routes: RoutePublisher, interval: Duration = .seconds(5), logger: Logger) {
        self.store = store
        self.rollout = rollout
        self.routes = routes
        self.interval = interval
        self.logger = logger
    }

    package func run() async throws {
        let triggers = Triggers(store: self.store, channel: StoreChannel.cluster, interval: self.interval)
        await cancelWhenGracefulShutdown {
            await triggers.forEach(logger: self.logger) { _ in
                await self.routes.publish()
                await self.removeDeleted()
            }
        }
    }

    private func removeDeleted() async {
        do {
            for deleted in try await self.store.session.applicationsToRemove() {
                let unfinished = try await self.store.session.unfinishedDeployments().contains { $0.applicationID == deleted.id }
                // Its worker still holds the service; the end of the deployment brings the next try.
                if unfinished { continue }
                try await self.rollout.removeService(named: deleted.service.rawValue, journal: RemovalJournal(logger: self.logger))
                try await self.store.session.applications(deleted.tenant).setRemoved(deleted.id)
                self.logger.info("service removed", metadata: ["service": "\(deleted.service)"])
            }
        } catch {
            self.logger.warning("a removal waits", metadata: ["error": "\(error)"])
        }
    }
}
