package import Ingress
package import Logging
import Model
package import Store

/// Tells the ingress what Postgres says is public; always the whole of it, so that a missed change mends itself.
package struct RoutePublisher: Sendable {
    private let store: DataStore
    private let ingress: IngressController
    private let logger: Logger

    package init(store: DataStore, ingress: IngressController, logger: Logger) {
        self.store = store
        self.ingress = ingress
        self.logger = logger
    }

    /// Applies the public routes; where the ingress does not answer, the next reconciliation does.
    package func publish() async {
        do {
            let routes = try await self.store.session.publicRoutes().map { route in
                try IngressRoute(
                    id: route.domainID.description, host: route.host, path: route.path, serviceName: route.serviceName, port: route.port,
                    networkName: route.networkName)
            }
            try await self.ingress.ensureRunning()
            _ = try await self.ingress.apply(routes: routes)
        } catch {
            self.logger.warning("the ingress waits", metadata: ["error": "\(error)"])
        }
    }
}
