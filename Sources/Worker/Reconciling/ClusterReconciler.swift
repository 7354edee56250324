package import Logging
import Model
package import Rollout
import ServiceLifecycle
package import Store

/// Makes the cluster what Postgres says: the ingress' routes, no service and no network of what was deleted.
package struct ClusterReconciler: Service {
    /// Services, or networks, that are removed beside each other.
    private static let removalsAtOnce = 8

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
        // Apart, because the end of a service's tasks takes seconds, for which no route waits.
        await cancelWhenGracefulShutdown {
            async let routes: Void = triggers.forEach(logger: self.logger) { _ in await self.routes.publish() }
            async let removals: Void = triggers.forEach(logger: self.logger) { _ in await self.removeDeleted() }
            _ = await (routes, removals)
        }
    }

    private func removeDeleted() async {
        do {
            try await self.removeServices()
            try await self.removeNetworks()
        } catch {
            self.logger.warning("removals wait", metadata: ["error": "\(error)"])
        }
    }

    /// Each service gets its turn in each sweep, however many before it cannot be removed now.
    private func removeServices() async throws(StoreError) {
        var last: ApplicationID?
        while true {
            let deleted = try await self.store.session.applicationsToRemove(after: last)
            guard let end = deleted.last?.id else { return }
            last = end
            // The worker of a deployment that has started still holds its service; the deployment's end brings the next try. One that is
            // queued waits for the removal: a restore has made it.
            let held = try await self.store.session.applicationsBeingDeployed()
            await self.inParallel(deleted.filter { !held.contains($0.id) }) {
                await self.remove($0.id, tenant: $0.tenant, service: $0.service)
            }
        }
    }

    private func removeNetworks() async throws(StoreError) {
        var last: EnvironmentID?
        while true {
            let environments = try await self.store.session.environmentsToRemove(after: last)
            guard let end = environments.last?.id else { return }
            last = end
            await self.inParallel(environments) { await self.remove($0.id, network: $0.network) }
        }
    }

    private func inParallel<Element: Sendable>(_ elements: [Element], remove: @escaping @Sendable (Element) async -> Void) async {
        await withTaskGroup(of: Void.self) { group in
            for (index, element) in elements.enumerated() {
                if index >= Self.removalsAtOnce { await group.next() }
                group.addTask { await remove(element) }
            }
        }
    }

    private func remove(_ id: EnvironmentID, network: String) async {
        do {
            // Another process may have removed it since it was listed, and what was restored may stand in it again.
            guard try await self.store.session.isEnvironmentToRemove(id) else { return }
            try await self.routes.leave(network: network)
            try await self.rollout.removeNetwork(named: network)
            try await self.store.session.setEnvironmentRemoved(id)
            self.logger.info("network removed", metadata: ["network": "\(network)"])
        } catch {
            self.logger.warning("a removal waits", metadata: ["network": "\(network)", "error": "\(error)"])
        }
    }

    private func remove(_ id: ApplicationID, tenant: TenantContext, service: ServiceName) async {
        do {
            let applications = self.store.session.applications(tenant)
            try await self.rollout.removeService(
                named: service.rawValue, journal: RemovalJournal(application: id, applications: applications, logger: self.logger))
            for name in try await self.rollout.secretNames(of: id) {
                // A deployment after a restore makes them before its service names them.
                guard try await applications.isToRemove(id) else { throw StoreError.stale }
                try await self.rollout.removeSecret(named: name)
            }
            try await applications.setRemoved(id)
            self.logger.info("service removed", metadata: ["service": "\(service)"])
        } catch StoreError.stale {
            // Another process has removed it.
        } catch {
            self.logger.warning("a removal waits", metadata: ["service": "\(service)", "error": "\(error)"])
        }
    }
}
