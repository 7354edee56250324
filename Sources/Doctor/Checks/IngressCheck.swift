package import Ingress

/// Whether the ingress runs, takes configurations, has the routes that Postgres says, and answers at its port.
package struct IngressCheck: Check {
    /// How long routes that were changed a moment ago may take to be there.
    private static let patience = Duration.milliseconds(3500)

    package let part = "ingress"
    package let repair = "Look at the log of the worker and of the ingress' container: docker logs NAME"
    private let ingress: IngressController
    private let routes: @Sendable () async throws -> [IngressRoute]

    /// - Parameter routes: what Postgres says is public.
    package init(_ ingress: IngressController, routes: @escaping @Sendable () async throws -> [IngressRoute]) {
        self.ingress = ingress
        self.routes = routes
    }

    package func examine() async throws -> [Finding] {
        let end = ContinuousClock.now + Self.patience
        while true {
            // Without Postgres nothing is said of the routes: its own check tells of it.
            let wanted = try? await self.routes()
            let inspection: IngressInspection
            do { inspection = try await self.ingress.inspect(routes: wanted) } catch {
                return [
                    .failed("ingress.container", "\(error)", repair: "Bring the Docker Engine back; the ingress is one of its containers.")
                ]
            }
            guard inspection.hasRoutes == false, ContinuousClock.now < end else {
                return IngressVerdict.findings(inspection, routes: wanted?.count)
            }
            try await Task.sleep(for: .milliseconds(250))
        }
    }
}
