package import Ingress
package import Logging
import Model
package import Store

/// Tells the ingress what Postgres says is public; always the whole of it, so that a missed change mends itself.
///
/// One at a time: what was read earlier must never be applied later, or it would take back what became public in between.
package actor RoutePublisher {
    private let store: DataStore
    private let ingress: IngressController
    private let logger: Logger
    private var isPublishing = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    package init(store: DataStore, ingress: IngressController, logger: Logger) {
        self.store = store
        self.ingress = ingress
        self.logger = logger
    }

    /// Applies the public routes as they stand at this moment or later; where the ingress does not answer, the next reconciliation does.
    package func publish() async {
        if self.isPublishing {
            // Those who come meanwhile share the next round, which reads after they came.
            return await withCheckedContinuation { self.waiting.append($0) }
        }
        self.isPublishing = true
        await self.apply()
        while !self.waiting.isEmpty {
            let served = self.waiting
            self.waiting = []
            await self.apply()
            for continuation in served { continuation.resume() }
        }
        self.isPublishing = false
    }

    /// Takes the ingress out of a network that is about to be removed: it stays in one for a while after its last route.
    package func leave(network: String) async throws(IngressError) {
        try await self.ingress.leave(network: network)
    }

    /// The public routes as Postgres says, those that can be.
    package func routes() async throws(StoreError) -> [IngressRoute] {
        try await self.store.session.publicRoutes().compactMap(self.route)
    }

    private func apply() async {
        do {
            // First, because an ingress that was down serves the routes it had, also while Postgres does not answer.
            try await self.ingress.ensureRunning()
            _ = try await self.ingress.apply(routes: try await self.routes())
        } catch {
            self.logger.warning("the ingress waits", metadata: ["error": "\(error)"])
        }
    }

    /// One route that cannot be is left out: it must not keep all the others from being served.
    private func route(_ route: PublicRoute) -> IngressRoute? {
        do {
            return try IngressRoute(
                id: route.domainID.description, host: route.host, path: route.path, serviceName: route.serviceName, port: route.port,
                networkName: route.networkName)
        } catch {
            self.logger.error("a route is left out", metadata: ["host": "\(route.host)", "error": "\(error)"])
            return nil
        }
    }
}
